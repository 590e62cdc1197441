using System.CommandLine;
using System.Globalization;
using InterpreterGuard.Cli.Showing;

namespace InterpreterGuard.Cli.Commands.Policy;

/// <summary><c>guard policy reload</c>: has the running host read its policy's files now.</summary>
internal static class PolicyReloadCommand
{
    public static Command Build(GuardFolders folders)
    {
        var connection = new HostConnection(folders, folders.AdminKey);
        var command = new Command("reload", "Has the host read its policy's files now (needs an admin's key). A policy with problems is not put in force; all of them are told.");
        connection.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = connection.Open(parsed);
            var answer = await client.ReloadPolicyAsync(cancellationToken);
            var hash = SafeText.Line(answer.Hash);
            Screen.OnStandardOutput().Done(answer.Changed
                ? string.Create(CultureInfo.InvariantCulture, $"In force now: {hash} ({answer.ElapsedMs / 1000:0.0} s)")
                : $"Nothing changed; in force: {hash}");
            return ExitCode.Completed;
        });
        return command;
    }
}

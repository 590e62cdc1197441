using System.CommandLine;
using InterpreterGuard.Cli.Steps;

namespace InterpreterGuard.Cli.Commands;

/// <summary><c>guard build</c>: the engine and the sandbox images, nothing more.</summary>
internal static class BuildCommand
{
    public static Command Build(GuardFolders folders, TimeProvider time)
    {
        var command = new Command("build", "Builds the sandbox images (and starts an engine if none answers).");
        var gvisor = new Option<bool>("--with-gvisor") { Description = "Install gVisor, and make the engine know it as runtime 'runsc'." };
        command.Add(gvisor);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await new Installation(StepTools.For(folders, time)).EnsureAsync(parsed.GetValue(gvisor), cancellationToken);
            return ExitCode.Completed;
        });
        return command;
    }
}

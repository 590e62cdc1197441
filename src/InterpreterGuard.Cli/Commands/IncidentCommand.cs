using System.CommandLine;
using InterpreterGuard.Cli.Showing;

namespace InterpreterGuard.Cli.Commands;

/// <summary><c>guard incident ID</c>: one case with its evidence.</summary>
internal static class IncidentCommand
{
    public static Command Build(GuardFolders folders)
    {
        var id = new Argument<string>("ID") { Description = "The incident, such as inc_0199…" };
        var json = new Option<bool>("--json") { Description = "Print the host's answer as it is." };
        var connection = new HostConnection(folders, folders.ReviewerKey);
        var command = new Command("incident", "Shows one incident (needs a reviewer's key).") { id, json };
        connection.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = connection.Open(parsed);
            var incident = await client.GetIncidentAsync(parsed.GetValue(id)!, cancellationToken);
            if (parsed.GetValue(json))
                await Console.Out.WriteLineAsync(incident.Json.GetRawText());
            else
                new AnswerOutline(Screen.OnStandardOutput()).Show(incident.Json);
            return ExitCode.Completed;
        });
        return command;
    }
}

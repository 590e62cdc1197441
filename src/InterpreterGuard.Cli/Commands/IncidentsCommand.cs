using System.CommandLine;
using InterpreterGuard.Cli.Api;
using InterpreterGuard.Cli.Showing;
using Spectre.Console;

namespace InterpreterGuard.Cli.Commands;

/// <summary><c>guard incidents</c>: the newest cases, a line each.</summary>
internal static class IncidentsCommand
{
    public static Command Build(GuardFolders folders)
    {
        var limit = new Option<int>("--limit") { Description = "How many, 1 to 500.", DefaultValueFactory = _ => 20 };
        var connection = new HostConnection(folders, folders.ReviewerKey);
        var command = new Command("incidents", "Lists incidents, newest first (needs a reviewer's key).") { limit };
        connection.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = connection.Open(parsed);
            var incidents = await client.IncidentsAsync(parsed.GetValue(limit), cancellationToken);
            var screen = Screen.OnStandardOutput();
            if (incidents.Count == 0)
                screen.Say("No incidents.");
            else
                screen.Show(TableOf(incidents));
            return ExitCode.Completed;
        });
        return command;
    }

    private static Table TableOf(IReadOnlyList<Answer> incidents)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("incident", "opened", "severity", "decision", "rules", "summary");
        foreach (var incident in incidents)
        {
            var severity = incident.Text("severity");
            table.AddRow(
                Cell(incident.Text("id")),
                Cell(incident.Text("opened_at")),
                new Text(SafeText.Line(severity), Style.Parse(SeverityStyle.OfSeverity(severity))),
                Cell(incident.Text("decision")),
                Cell(string.Join(' ', incident.Texts("rules"))),
                Cell(incident.Text("summary")));
        }

        return table;
    }

    private static Text Cell(string text) => new(SafeText.Line(text));
}

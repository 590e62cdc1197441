using System.CommandLine;
using System.Globalization;
using InterpreterGuard.Cli.Showing;
using InterpreterGuard.Client;
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
            var incidents = (await client.ListIncidentsAsync(parsed.GetValue(limit), cancellationToken: cancellationToken)).Incidents;
            var screen = Screen.OnStandardOutput();
            if (incidents.Count == 0)
                screen.Say("No incidents.");
            else
                screen.Show(TableOf(incidents));
            return ExitCode.Completed;
        });
        return command;
    }

    private static Table TableOf(IReadOnlyList<IncidentSummary> incidents)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("incident", "opened", "severity", "decision", "joined", "rules", "summary");
        foreach (var incident in incidents)
        {
            table.AddRow(
                Cell(incident.Id),
                Cell(incident.OpenedAt.ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture)),
                new Text(SafeText.Line(incident.Severity), Style.Parse(SeverityStyle.OfSeverity(incident.Severity))),
                Cell(incident.Decision),
                Cell(incident.Case is { Joined: > 0 and var joined } ? "+" + joined.ToString("N0", CultureInfo.InvariantCulture) : ""),
                Cell(string.Join(' ', incident.Rules)),
                Cell(incident.Summary));
        }

        return table;
    }

    private static Text Cell(string text) => new(SafeText.Line(text));
}

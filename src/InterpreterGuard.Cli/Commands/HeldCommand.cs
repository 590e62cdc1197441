using System.CommandLine;
using System.Globalization;
using InterpreterGuard.Cli.Showing;
using InterpreterGuard.Client;
using Spectre.Console;

namespace InterpreterGuard.Cli.Commands;

/// <summary><c>guard held</c>: submissions that wait for a person, and the person's decision.</summary>
internal static class HeldCommand
{
    private const int CodeShownMax = 60;

    public static Command Build(GuardFolders folders)
    {
        var limit = new Option<int>("--limit") { Description = "How many, 1 to 500.", DefaultValueFactory = _ => 50 };
        var connection = new HostConnection(folders, folders.ReviewerKey);
        var command = new Command("held", "Lists submissions that wait for a person, oldest first; releases or rejects one (needs a reviewer's key).")
        {
            limit,
            Decide(folders, "release", (client, id, reason, stop) => client.ReleaseAsync(id, reason, stop), "Lets a held submission run. 'guard incident' and GET /v1/executions/ID tell how it went."),
            Decide(folders, "reject", (client, id, reason, stop) => client.RejectAsync(id, reason, stop), "Refuses a held submission for good."),
        };
        connection.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = connection.Open(parsed);
            var waiting = (await client.ListHeldAsync(parsed.GetValue(limit), cancellationToken: cancellationToken)).Held;
            var screen = Screen.OnStandardOutput();
            if (waiting.Count == 0)
                screen.Say("Nothing waits for a person.");
            else
                screen.Show(TableOf(waiting));
            return ExitCode.Completed;
        });
        return command;
    }

    private static Command Decide(GuardFolders folders, string decision, Func<GuardClient, string, string, CancellationToken, Task<Execution>> decide, string description)
    {
        var id = new Argument<string>("ID") { Description = "The execution, such as exe_0199…" };
        var reason = new Option<string>("--reason") { Description = "Why, for whoever reads the incident later.", Required = true };
        var connection = new HostConnection(folders, folders.ReviewerKey);
        var command = new Command(decision, description) { id, reason };
        connection.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = connection.Open(parsed);
            var decided = await decide(client, parsed.GetValue(id)!, parsed.GetValue(reason)!, cancellationToken);
            Screen.OnStandardOutput().Line($"{SafeText.Line(decided.Id)} is {SafeText.Line(decided.Status.Name)} now.", SeverityStyle.OfStatus(decided.Status.Name));
            return ExitCode.Completed;
        });
        return command;
    }

    private static Table TableOf(IReadOnlyList<HeldSubmission> waiting)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("execution", "received", "refused at", "agent", "rules", "code");
        foreach (var held in waiting)
        {
            table.AddRow(
                Cell(held.Id),
                Cell(Time(held.ReceivedAt)),
                Cell(held.HeldUntil is { } until ? Time(until) : ""),
                Cell(held.Context.Agent ?? ""),
                Cell(string.Join(' ', held.Findings.Select(finding => finding.Rule).Distinct(StringComparer.Ordinal))),
                Cell(held.Code.Length > CodeShownMax ? held.Code[..CodeShownMax] + "…" : held.Code));
        }

        return table;
    }

    private static string Time(DateTimeOffset at) => at.ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture);

    private static Text Cell(string text) => new(SafeText.Line(text));
}

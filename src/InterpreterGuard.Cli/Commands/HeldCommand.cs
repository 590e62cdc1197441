using System.CommandLine;
using InterpreterGuard.Cli.Api;
using InterpreterGuard.Cli.Showing;
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
            Decide(folders, "release", "Lets a held submission run. 'guard incident' and GET /v1/executions/ID tell how it went."),
            Decide(folders, "reject", "Refuses a held submission for good."),
        };
        connection.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = connection.Open(parsed);
            var waiting = await client.HeldAsync(parsed.GetValue(limit), cancellationToken);
            var screen = Screen.OnStandardOutput();
            if (waiting.Count == 0)
                screen.Say("Nothing waits for a person.");
            else
                screen.Show(TableOf(waiting));
            return ExitCode.Completed;
        });
        return command;
    }

    private static Command Decide(GuardFolders folders, string decision, string description)
    {
        var id = new Argument<string>("ID") { Description = "The execution, such as exe_0199…" };
        var reason = new Option<string>("--reason") { Description = "Why, for whoever reads the incident later.", Required = true };
        var connection = new HostConnection(folders, folders.ReviewerKey);
        var command = new Command(decision, description) { id, reason };
        connection.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = connection.Open(parsed);
            var decided = await client.DecideAsync(parsed.GetValue(id)!, decision, parsed.GetValue(reason)!, cancellationToken);
            Screen.OnStandardOutput().Line($"{SafeText.Line(decided.Text("id"))} is {SafeText.Line(decided.Status)} now.", SeverityStyle.OfStatus(decided.Status));
            return ExitCode.Completed;
        });
        return command;
    }

    private static Table TableOf(IReadOnlyList<Answer> waiting)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("execution", "received", "refused at", "agent", "rules", "code");
        foreach (var held in waiting)
        {
            var code = held.Text("code");
            table.AddRow(
                Cell(held.Text("id")),
                Cell(held.Text("received_at")),
                Cell(held.Text("held_until")),
                Cell(held.Part("context").Text("agent")),
                Cell(string.Join(' ', held.Parts("findings").Select(finding => finding.Text("rule")).Distinct(StringComparer.Ordinal))),
                Cell(code.Length > CodeShownMax ? code[..CodeShownMax] + "…" : code));
        }

        return table;
    }

    private static Text Cell(string text) => new(SafeText.Line(text));
}

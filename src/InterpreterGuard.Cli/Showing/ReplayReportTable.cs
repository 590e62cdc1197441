using System.Globalization;
using InterpreterGuard.Cli.Api;
using Spectre.Console;

namespace InterpreterGuard.Cli.Showing;

/// <summary>A replay for a person: what changes by rule, the incidents, and how much of the past was asked.</summary>
internal sealed class ReplayReportTable(Screen screen)
{
    public void Show(Answer report)
    {
        if (report.Parts("rules").Count > 0)
            screen.Show(Rules(report));
        if (report.Parts("incidents").Count > 0)
            screen.Show(Incidents(report));
        screen.Say($"{Count(report, "appears")} incidents would appear, {Count(report, "vanishes")} vanish, {Count(report, "changes")} change.");
        screen.Say($"{Count(report, "replayed")} of {Count(report, "executions")} executions judged again in {Seconds(report, "elapsed_ms")}; they took {Seconds(report, "elapsed_then_ms")} to run.");
        Note(report, "read_again", "were read again, because what was read then was not kept");
        Note(report, "in_part", "were judged on part of what was seen: more was seen than is kept");
        Note(report, "beyond_known", "would have run, or run on, where they were stopped: what they would have done nobody saw");
        foreach (var reason in report.Part("not_replayable").Properties)
            screen.Warn($"{reason.Value} could not be judged again: {SafeText.Line(reason.Name)}");
        if (report.Number("left_out") > 0)
            screen.Warn($"{Count(report, "left_out")} were left out: {(report.Flag("out_of_time") ? "time ran out" : "older than the newest so many (--limit)")}");
    }

    private static Table Rules(Answer report)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("rule", "incidents now", "then", "appears in", "vanishes from", "changes");
        foreach (var rule in report.Parts("rules"))
        {
            table.AddRow(
                Cell(rule.Text("rule")), Cell(rule.Text("before")), Cell(rule.Text("after")), Cell(rule.Text("appears")), Cell(rule.Text("vanishes")), Cell(rule.Text("changes")));
        }

        return table;
    }

    private static Table Incidents(Answer report)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("what", "execution", "was", "would be", "rules", "summary");
        foreach (var incident in report.Parts("incidents"))
        {
            table.AddRow(
                Cell(incident.Text("change")),
                Cell(incident.Text("execution_id")),
                Cell($"{incident.Text("was_severity")} {incident.Text("was_decision")}"),
                Cell($"{incident.Text("would_be_severity")} {incident.Text("would_be_decision")}"),
                Cell(string.Join(' ', incident.Texts("rules_gained").Select(rule => "+" + rule).Concat(incident.Texts("rules_lost").Select(rule => "-" + rule)))),
                Cell(incident.Text("would_be_summary")));
        }

        return table;
    }

    private void Note(Answer report, string name, string what)
    {
        if (report.Number(name) > 0)
            screen.Detail($"{Count(report, name)} {what}.");
    }

    private static string Count(Answer report, string name) => (report.Number(name) ?? 0).ToString("0", CultureInfo.InvariantCulture);

    private static string Seconds(Answer report, string name) => string.Create(CultureInfo.InvariantCulture, $"{(report.Number(name) ?? 0) / 1000:0.0} s");

    private static Text Cell(string text) => new(SafeText.Line(text.Trim()));
}

using InterpreterGuard.Cli.Proof;
using Spectre.Console;

namespace InterpreterGuard.Cli.Showing;

/// <summary>A selftest's outcome as a table, and what follows from it.</summary>
internal sealed class SelftestReport(Screen table, Screen conclusion)
{
    public void Show(IReadOnlyList<SelftestOutcome> outcomes)
    {
        var rows = new Table().Border(TableBorder.Simple).AddColumns("rule", "name", "severity", "fired", "did", "ended", "beside it");
        foreach (var outcome in outcomes)
        {
            rows.AddRow(
                Cell(outcome.Case.Rule.Id.ToString()),
                Cell(outcome.Case.Rule.Name),
                new Text(Severity(outcome), Style.Parse(SeverityStyle.OfSeverity(Severity(outcome)))),
                new Text(Fired(outcome), Style.Parse(outcome.Failed ? "red" : outcome.Fired ? "green" : "grey")),
                Cell(outcome.Effect ?? "-"),
                Cell(outcome.Status),
                Cell(string.Join(' ', outcome.Others)));
        }

        table.Show(rows);
        var failed = outcomes.Where(outcome => outcome.Failed).ToList();
        var faults = outcomes.Count(outcome => outcome.Case.NeedsAFault);
        if (faults > 0)
            conclusion.Detail($"{faults} rules speak of failures of the guard itself, which no program can bring about; the tests of this repository break it for them.");
        foreach (var outcome in failed)
            conclusion.Problem(outcome.Case.Program is null ? $"{outcome.Case.Rule.Id} has no program under {SelftestCase.Folder}/." : $"{outcome.Case.Rule.Id} did not fire; the program ended as {outcome.Status}.");
        if (failed.Count == 0)
            conclusion.Done($"All {outcomes.Count - faults} rules fired.");
    }

    private static string Fired(SelftestOutcome outcome) => outcome.Fired ? "yes" : outcome.Case.NeedsAFault ? "faults only" : "NO";

    private static string Severity(SelftestOutcome outcome) => outcome.Case.Rule.Severity.ToString().ToLowerInvariant();

    private static Text Cell(string text) => new(SafeText.Line(text));
}

using InterpreterGuard.Cli.Api;

namespace InterpreterGuard.Cli.Showing;

/// <summary>
/// An execution as a person wants it: the program's output as if it had run here, and on stderr how it ended and what the guard saw.
/// Output goes byte for byte into a file or a pipe; on a terminal it is made safe first.
/// </summary>
internal sealed class ExecutionReport(Screen screen, TextWriter stdout, TextWriter stderr, bool stdoutIsFile, bool stderrIsFile)
{
    private const int DetectionsShownMax = 20;

    public void Show(Answer execution)
    {
        stdout.Write(Own(execution.Text("stdout"), stdoutIsFile));
        ShowResults(execution);
        stdout.Flush();
        stderr.Write(Own(execution.Text("stderr"), stderrIsFile));
        stderr.Flush();
        ShowStatus(execution);
        ShowSecurity(execution.Part("security"));
    }

    private static string Own(string text, bool toFile) => toFile ? text : SafeText.Lines(text);

    private void ShowResults(Answer execution)
    {
        if (execution.Text("stdout") is { Length: > 0 } before && before[^1] != '\n' && execution.Parts("results").Count > 0)
            stdout.Write('\n');
        foreach (var result in execution.Parts("results"))
        {
            // Two shapes are spoken: {"data": {mime: text}, "is_main": …}, and the representations directly.
            var data = result.Part("data") is { Json.ValueKind: System.Text.Json.JsonValueKind.Object } inner ? inner : result;
            if (data.Text("text/plain") is { Length: > 0 } plain)
                stdout.WriteLine(Own(plain, stdoutIsFile));
            foreach (var other in data.Properties.Where(property => property.Name.Contains('/', StringComparison.Ordinal) && property.Name != "text/plain"))
                screen.Detail($"result also as {SafeText.Line(other.Name)}, {other.Value.ToString().Length} characters (--json shows it)");
        }
    }

    private void ShowStatus(Answer execution)
    {
        var words = new List<string> { execution.Status is { Length: > 0 } status ? SafeText.Line(status) : "no status" };
        if (execution.Number("exit_code") is { } code)
            words.Add($"exit code {code:0}");
        if (execution.Number("signal") is { } signal)
            words.Add($"signal {signal:0}");
        if (execution.Part("timings").Number("total_ms") is { } total)
            words.Add($"{total:0} ms");
        if (execution.Flag("truncated"))
            words.Add("output was cut");
        screen.Line($"── {string.Join(" · ", words)} · {SafeText.Line(execution.Text("id"))}", SeverityStyle.OfStatus(execution.Status));
    }

    private void ShowSecurity(Answer security)
    {
        var seen = security.Parts("findings").Select(finding => (What: "finding", Of: finding))
            .Concat(security.Parts("detections").Select(detection => (What: "detection", Of: detection)))
            .ToList();
        foreach (var (what, of) in seen.Take(DetectionsShownMax))
            screen.Line("   " + SafeText.Line(OneLine(what, of)), SeverityStyle.OfSeverity(of.Text("severity")));
        if (seen.Count > DetectionsShownMax)
            screen.Detail($" and {seen.Count - DetectionsShownMax} more (--json shows all)");
        if (security.Text("incident_id") is { Length: > 0 } incident)
            screen.Line($"   incident {SafeText.Line(incident)}   (./guard incident {SafeText.Line(incident)})", "bold");
    }

    private static string OneLine(string what, Answer of)
    {
        string[] parts =
        [
            what,
            of.Text("severity"),
            of.Text("rule", "rule_id"),
            of.Text("message", "rule_name", "name"),
            Place(of.Part("span")) ?? of.Text("span"),
            of.Text("action") is { Length: > 0 } action ? $"[{action}]" : "",
        ];
        return string.Join("  ", parts.Where(part => part.Length > 0));
    }

    private static string? Place(Answer span) => span.Number("start_line") is { } line ? $"line {line:0}" : null;
}

using InterpreterGuard.Client;

namespace InterpreterGuard.Cli.Showing;

/// <summary>
/// An execution as a person wants it: the program's output as if it had run here, and on stderr how it ended and what the guard saw.
/// Output goes byte for byte into a file or a pipe; on a terminal it is made safe first.
/// </summary>
internal sealed class ExecutionReport(Screen screen, TextWriter stdout, TextWriter stderr, bool stdoutIsFile, bool stderrIsFile)
{
    private const int DetectionsShownMax = 20;

    public void Show(Execution execution)
    {
        stdout.Write(Own(execution.Stdout, stdoutIsFile));
        ShowResults(execution);
        stdout.Flush();
        stderr.Write(Own(execution.Stderr, stderrIsFile));
        stderr.Flush();
        ShowStatus(execution);
        ShowSecurity(execution.Security);
    }

    private static string Own(string text, bool toFile) => toFile ? text : SafeText.Lines(text);

    private void ShowResults(Execution execution)
    {
        if (execution.Stdout is { Length: > 0 } before && before[^1] != '\n' && execution.Results.Count > 0)
            stdout.Write('\n');
        foreach (var result in execution.Results)
        {
            if (result.Text is { Length: > 0 } plain)
                stdout.WriteLine(Own(plain, stdoutIsFile));
            foreach (var (kind, value) in result.Data.Where(other => other.Key != "text/plain"))
                screen.Detail($"result also as {SafeText.Line(kind)}, {value.Length} characters (--json shows it)");
        }
    }

    private void ShowStatus(Execution execution)
    {
        var words = new List<string> { execution.Status.Name is { Length: > 0 } status ? SafeText.Line(status) : "no status" };
        if (execution.ExitCode is { } code)
            words.Add($"exit code {code}");
        if (execution.Signal is { } signal)
            words.Add($"signal {signal}");
        if (execution.Timings is { } timings)
            words.Add($"{timings.TotalMs:0} ms");
        if (execution.Truncated)
            words.Add("output was cut");
        screen.Line($"── {string.Join(" · ", words)} · {SafeText.Line(execution.Id)}", SeverityStyle.OfStatus(execution.Status.Name));
    }

    private void ShowSecurity(ExecutionSecurity security)
    {
        var seen = security.Findings.Select(finding => (finding.Severity, Line: OneLine("finding", finding.Severity, finding.Rule, finding.Message ?? finding.Name, finding.Span, finding.Action)))
            .Concat(security.Detections.Select(detection => (detection.Severity, Line: OneLine("detection", detection.Severity, detection.Rule, detection.Message ?? detection.Name, null, detection.Action))))
            .ToList();
        foreach (var (severity, line) in seen.Take(DetectionsShownMax))
            screen.Line("   " + SafeText.Line(line), SeverityStyle.OfSeverity(severity));
        if (seen.Count > DetectionsShownMax)
            screen.Detail($" and {seen.Count - DetectionsShownMax} more (--json shows all)");
        if (security.IncidentId is { Length: > 0 } incident)
            screen.Line($"   incident {SafeText.Line(incident)}   (./guard incident {SafeText.Line(incident)})", "bold");
    }

    private static string OneLine(string what, string? severity, string rule, string sentence, SourceSpan? at, string? action)
    {
        string?[] parts = [what, severity, rule, sentence, at is null ? null : $"line {at.StartLine}", action is null ? null : $"[{action}]"];
        return string.Join("  ", parts.Where(part => !string.IsNullOrEmpty(part)));
    }
}

using InterpreterGuard.Client;

namespace InterpreterGuard.Cli.Showing;

/// <summary>What the guard saw of an execution, and what the code ran into.</summary>
internal sealed class SecurityNotice(Screen screen, string more)
{
    private const int DetectionsShownMax = 20;

    public void Show(Execution execution)
    {
        foreach (var hint in execution.Hints)
            screen.Line($"   hint  {SafeText.Line($"{hint.Text.TrimEnd()} {hint.Change}".TrimEnd())}", "blue");
        var security = execution.Security;
        var seen = security.Findings.Select(finding => (finding.Severity, Line: OneLine("finding", finding.Severity, finding.Rule, finding.Message ?? finding.Name, finding.Span, finding.Action)))
            .Concat(security.Detections.Select(detection => (detection.Severity, Line: OneLine("detection", detection.Severity, detection.Rule, detection.Message ?? detection.Name, null, detection.Action))))
            .ToList();
        foreach (var (severity, line) in seen.Take(DetectionsShownMax))
            screen.Line("   " + SafeText.Line(line), SeverityStyle.OfSeverity(severity));
        if (seen.Count > DetectionsShownMax)
            screen.Detail($" and {seen.Count - DetectionsShownMax} more ({more})");
        if (security.IncidentId is { Length: > 0 } incident)
            screen.Line($"   incident {SafeText.Line(incident)}   (./guard incident {SafeText.Line(incident)})", "bold");
    }

    private static string OneLine(string what, string? severity, string rule, string sentence, SourceSpan? at, string? action)
    {
        string?[] parts = [what, severity, rule, sentence, at is null ? null : $"line {at.StartLine}", action is null ? null : $"[{action}]"];
        return string.Join("  ", parts.Where(part => !string.IsNullOrEmpty(part)));
    }
}

using InterpreterGuard.Client;

namespace InterpreterGuard.Cli.Scanning;

/// <summary>A file and what the host's screening thinks of it.</summary>
internal sealed record ScannedFile(SourceFile File, Screening Screening)
{
    /// <summary>In the order of the text.</summary>
    public IEnumerable<SecurityFinding> Findings { get; } =
        Screening.Findings.OrderBy(finding => finding.Span?.StartLine ?? 0).ThenBy(finding => finding.Span?.StartColumn ?? 0).ThenBy(finding => finding.Rule, StringComparer.Ordinal).ToList();

    public bool Stopped => Screening.Verdict != "allow";
}

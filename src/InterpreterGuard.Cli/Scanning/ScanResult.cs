namespace InterpreterGuard.Cli.Scanning;

/// <summary>All that a scan read, in the order it was named and found, and what it could not read.</summary>
internal sealed record ScanResult(IReadOnlyList<ScannedFile> Files, IReadOnlyList<ScanProblem> Problems)
{
    /// <summary>What a shell is told: 2 when a submission of one of the files would be refused or held, 1 when a finding is so severe or more, 3 when a file was not read.</summary>
    public int ExitCodeFor(string severity)
    {
        if (Files.Any(file => file.Stopped))
            return ExitCode.Stopped;
        if (Problems.Count > 0)
            return ExitCode.Ours;
        return severity != Severities.None && Files.Any(file => file.Findings.Any(finding => Severities.Rank(finding.Severity) >= Severities.Rank(severity)))
            ? ExitCode.CodeFailed
            : ExitCode.Completed;
    }
}

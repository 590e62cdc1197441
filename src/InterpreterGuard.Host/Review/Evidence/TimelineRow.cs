using System.Globalization;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Observations;

namespace InterpreterGuard.Host.Review.Evidence;

/// <summary>A row of the timeline: an observation, or what screening said before the first and how it ended after the last.</summary>
internal sealed record TimelineRow(int Place, DateTimeOffset At, Observation? Seen, string Kind, string Words)
{
    public static TimelineRow Of(Observation seen, int place) => new(place, seen.At, seen, "", "");

    public static TimelineRow OfScreening(Execution execution) => new(
        0, execution.Submission.ReceivedAt, null, "screening",
        execution.Findings.Count == 0 ? $"{execution.Verdict.ToString().ToLowerInvariant()}; nothing found in the code"
            : $"{execution.Verdict.ToString().ToLowerInvariant()}; {execution.Findings.Count} found in the code: {string.Join(", ", execution.Findings.Select(finding => finding.Rule.Value).Distinct(StringComparer.Ordinal))}");

    public static TimelineRow OfEnding(Execution execution, int place) => new(
        place, execution.EndedAt ?? execution.Submission.ReceivedAt, null, execution.EndedAt is null ? "running" : "end",
        string.Create(CultureInfo.InvariantCulture, $"{execution.Status.ToString().ToLowerInvariant()}{Output(execution)}"));

    public string Class(long? chosen) => Seen is { } seen && seen.Sequence == chosen ? "timeline-row timeline-chosen" : Seen is { Decision: not Decision.Allowed } ? "timeline-row timeline-stopped" : "timeline-row";

    private static string Output(Execution execution) => execution.Outcome?.Output is { } output && output.Stdout.Length + output.Stderr.Length > 0
        ? string.Create(CultureInfo.InvariantCulture, $"; {output.Stdout.Length:N0} characters of output, {output.Stderr.Length:N0} of errors")
        : "";
}

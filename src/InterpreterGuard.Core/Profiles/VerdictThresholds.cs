using InterpreterGuard.Core.Detections;

namespace InterpreterGuard.Core.Profiles;

/// <summary>
/// From which severity findings hold or refuse a submission, beside what their rules say themselves. Only findings of rules that act and alert or do more
/// are weighed: what merely records, is on trial or observes leads to no verdict.
/// </summary>
/// <param name="HoldAt">A finding this severe makes the submission wait for a person; <see langword="null"/>: none does.</param>
/// <param name="RefuseAt">A finding this severe refuses the submission; <see langword="null"/>: none does.</param>
public sealed record VerdictThresholds(Severity? HoldAt, Severity? RefuseAt)
{
    /// <summary>The rules alone decide.</summary>
    public static readonly VerdictThresholds None = new(HoldAt: null, RefuseAt: null);
}

using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Held;

namespace InterpreterGuard.Host.Executions;

/// <summary>How an execution ended, as callers read it. Times are UTC.</summary>
internal sealed record ExecutionResponse
{
    public required string Id { get; init; }

    /// <summary>The session it ran in; missing when it had a sandbox of its own.</summary>
    public string? SessionId { get; init; }

    public required ExecutionStatus Status { get; init; }

    public required string Language { get; init; }

    public required string Profile { get; init; }

    public int? ExitCode { get; init; }

    public int? Signal { get; init; }

    public required string Stdout { get; init; }

    public required string Stderr { get; init; }

    /// <summary>Whether stdout or stderr was cut.</summary>
    public required bool Truncated { get; init; }

    public required IReadOnlyList<ExecutionResult> Results { get; init; }

    public ExecutionError? Error { get; init; }

    /// <summary>Files left in the work folder that were not there before, or have changed. Fetch them at <c>files/{path}</c> below the execution, or below its session while that lives.</summary>
    public required IReadOnlyList<Artifact> Files { get; init; }

    /// <summary>Which limits, walls and rules it met; there only when it did not come to a good end and something of that was seen.</summary>
    public IReadOnlyList<HintResponse>? Hints { get; init; }

    /// <summary>What was found in its output, where the profile marks or withholds; there only when something was.</summary>
    public OutputScreeningResponse? OutputScreening { get; init; }

    public required UsageResponse Usage { get; init; }

    public TimingsResponse? Timings { get; init; }

    public required SecurityResponse Security { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When its observations were deleted because their time was over; missing while they are kept.</summary>
    public DateTimeOffset? ObservationsForgottenAt { get; init; }

    /// <summary>When what it gave back was deleted because its time was over; missing while that is kept.</summary>
    public DateTimeOffset? OutputsForgottenAt { get; init; }

    /// <summary>When it is refused unless a reviewer has released it; there only while it is held.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>Who decided what about it while it waited; reviewers only.</summary>
    public IReadOnlyList<AuditStep>? Steps { get; init; }

    /// <summary>What was submitted and by whom; reviewers only.</summary>
    public SubmissionResponse? Submission { get; init; }
}

using System.Text.Json.Serialization;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Exceptions;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Held;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Core.Executions;

/// <summary>One run of a submission, from accepted to ended, with everything that was seen.</summary>
public sealed record Execution
{
    public required Submission Submission { get; init; }

    public ExecutionId Id => Submission.Id;

    public required ExecutionStatus Status { get; init; }

    public SandboxOutcome? Outcome { get; init; }

    public Verdict Verdict { get; init; }

    public IReadOnlyList<Finding> Findings { get; init; } = [];

    public IReadOnlyList<CodeLayer> Layers { get; init; } = [];

    /// <summary>
    /// Everything screening read, also what no rule spoke of: another policy can judge it again. <see langword="null"/> when screening did not come to
    /// an end, or it was not kept. Stored beside the execution, not inside it.
    /// </summary>
    public IReadOnlyList<CodeFact>? Facts { get; init; }

    public IReadOnlyList<Detection> Detections { get; init; } = [];

    /// <summary>What exceptions silenced of it, also what is beyond the bound of kept detections.</summary>
    public IReadOnlyList<ExceptionUse> Silenced { get; init; } = [];

    /// <summary>In the order they were seen. Stored beside the execution, not inside it.</summary>
    public IReadOnlyList<Observation> Observations { get; init; } = [];

    public IReadOnlyList<ProcessNode> Processes { get; init; } = [];

    public IncidentId? IncidentId { get; init; }

    public required Receipt Receipt { get; init; }

    public ExecutionTimings? Timings { get; init; }

    /// <summary>What covers secrets before it is kept: of the policy that judges it. Not kept itself.</summary>
    [JsonIgnore]
    public IRedaction AtRest { get; init; } = NoRedaction.Instance;

    /// <summary><see langword="null"/> while it runs or waits.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When waiting for a person ends or ended; <see langword="null"/> when it never waited.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>When retention deleted its observations, processes and facts; <see langword="null"/> while they are kept.</summary>
    public DateTimeOffset? ObservationsForgottenAt { get; init; }

    /// <summary>When retention emptied what it gave back; <see langword="null"/> while that is kept.</summary>
    public DateTimeOffset? OutputsForgottenAt { get; init; }

    /// <summary>What persons and the guard did about it while it waited, in order. Empty when it never waited.</summary>
    public IReadOnlyList<AuditStep> Steps { get; init; } = [];
}

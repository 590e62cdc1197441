namespace InterpreterGuard.Client;

/// <summary>An incident with its evidence. The whole of it is in <see cref="GuardAnswer.Json"/>.</summary>
public sealed record IncidentCase : GuardAnswer
{
    /// <summary>The case.</summary>
    public IncidentSummary Incident { get; init; } = new();

    /// <summary>How the execution stands or ended.</summary>
    public ExecutionStatus Status { get; init; }

    /// <summary>What screening concluded.</summary>
    public string Verdict { get; init; } = "";

    /// <summary>What screening saw.</summary>
    public IReadOnlyList<SecurityFinding> Findings { get; init; } = [];

    /// <summary>What rules concluded.</summary>
    public IReadOnlyList<SecurityDetection> Detections { get; init; } = [];
}

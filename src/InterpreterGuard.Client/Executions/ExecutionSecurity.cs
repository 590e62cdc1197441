namespace InterpreterGuard.Client;

/// <summary>What the guard thought of an execution, as far as the policy discloses it to the key that asks.</summary>
public sealed record ExecutionSecurity
{
    /// <summary>What screening concluded: <c>allow</c>, <c>hold</c> or <c>refuse</c>.</summary>
    public string Verdict { get; init; } = "";

    /// <summary>What screening saw in the source.</summary>
    public IReadOnlyList<SecurityFinding> Findings { get; init; } = [];

    /// <summary>What rules concluded from what was seen.</summary>
    public IReadOnlyList<SecurityDetection> Detections { get; init; } = [];

    /// <summary>The case that was opened.</summary>
    public string? IncidentId { get; init; }

    /// <summary>The receipt.</summary>
    public PolicyReceipt? Policy { get; init; }
}

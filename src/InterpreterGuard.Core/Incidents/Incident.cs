using InterpreterGuard.Core.Cases;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Identity;

namespace InterpreterGuard.Core.Incidents;

/// <summary>The case a person reviews: what an execution tried, with its evidence. The evidence itself is the execution's.</summary>
public sealed record Incident
{
    public required IncidentId Id { get; init; }

    public required ExecutionId ExecutionId { get; init; }

    /// <summary>The highest severity of its detections.</summary>
    public required Severity Severity { get; init; }

    /// <summary>A sentence that says what happened.</summary>
    public required string Summary { get; init; }

    /// <summary>The strictest thing that was done.</summary>
    public required IncidentDecision Decision { get; init; }

    /// <summary>Rules that matched, most severe first.</summary>
    public required IReadOnlyList<RuleId> Rules { get; init; }

    /// <summary>ATT&amp;CK technique ids of all detections, sorted.</summary>
    public required IReadOnlyList<string> Attack { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>What equal incidents share, see <see cref="Cases.Fingerprint"/>. Empty in tests that do not care.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>How much it asks for a person's eye, with its parts; see <see cref="Cases.RiskScore"/>.</summary>
    public RiskScore Risk { get; init; } = RiskScore.None;
}

using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Replays;

namespace InterpreterGuard.Host.Replays;

/// <summary>An incident that would be otherwise. <c>was_…</c> is what the store has, <c>would_be_…</c> what would have been.</summary>
internal sealed record ReplayedIncidentResponse(
    ReplayChange Change,
    string ExecutionId,
    DateTimeOffset ReceivedAt,
    string? IncidentId,
    Severity? WasSeverity,
    IncidentDecision? WasDecision,
    Severity? WouldBeSeverity,
    IncidentDecision? WouldBeDecision,
    string? WouldBeSummary,
    IReadOnlyList<string> RulesGained,
    IReadOnlyList<string> RulesLost,
    bool BeyondKnown)
{
    public static ReplayedIncidentResponse Of(ReplayedIncident incident) => new(
        incident.Change,
        incident.ExecutionId.ToString(),
        incident.ReceivedAt,
        incident.Before?.Id.ToString(),
        incident.Before?.Severity,
        incident.Before?.Decision,
        incident.After?.Severity,
        incident.After?.Decision,
        incident.After?.Summary,
        [.. incident.RulesGained.Select(rule => rule.Value)],
        [.. incident.RulesLost.Select(rule => rule.Value)],
        incident.BeyondKnown);
}

using InterpreterGuard.Core.Cases;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Incidents;

namespace InterpreterGuard.Host.Incidents;

/// <summary>An incident as it stands in a list.</summary>
internal sealed record IncidentResponse(
    string Id,
    string ExecutionId,
    Severity Severity,
    IncidentDecision Decision,
    string Summary,
    IReadOnlyList<string> Rules,
    IReadOnlyList<string> Attack,
    DateTimeOffset OpenedAt,
    CaseResponse? Case = null)
{
    public static IncidentResponse Of(IncidentCase one) => Of(one.Incident) with { Case = CaseResponse.Of(one) };

    /// <summary>What happened alone, as it stands in an archive: where it stands with its reviewers changes, evidence does not.</summary>
    public static IncidentResponse Of(Incident incident) => new(
        incident.Id.ToString(),
        incident.ExecutionId.ToString(),
        incident.Severity,
        incident.Decision,
        incident.Summary,
        [.. incident.Rules.Select(rule => rule.Value)],
        incident.Attack,
        incident.OpenedAt);
}

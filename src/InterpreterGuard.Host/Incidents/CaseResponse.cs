using InterpreterGuard.Core.Cases;

namespace InterpreterGuard.Host.Incidents;

/// <summary>Where an incident stands with its reviewers, and whose it was.</summary>
/// <param name="Status">Open or closed.</param>
/// <param name="Disposition">What a person concluded.</param>
/// <param name="Assignee">Who looks at it.</param>
/// <param name="Note">The last one.</param>
/// <param name="ChangedAt">The last step's time.</param>
/// <param name="LegalHold">It is kept whatever retention says.</param>
/// <param name="Tenant">Whose execution it was.</param>
/// <param name="ApiKeyId">The key that submitted it.</param>
/// <param name="Agent">The agent, as the caller told it.</param>
/// <param name="SessionId">The session it ran in.</param>
/// <param name="Language">What it was written in.</param>
/// <param name="Risk">0 to 100.</param>
/// <param name="RiskParts">What that is made of.</param>
/// <param name="Joined">Executions that joined it instead of opening one of their own.</param>
/// <param name="Fingerprint">What equal ones share.</param>
/// <param name="Group">The equal ones, itself counted.</param>
internal sealed record CaseResponse(
    CaseStatus Status,
    Disposition? Disposition,
    string? Assignee,
    string? Note,
    DateTimeOffset? ChangedAt,
    bool LegalHold,
    string Tenant,
    string ApiKeyId,
    string? Agent,
    string? SessionId,
    string Language,
    int Risk,
    IReadOnlyList<RiskPart> RiskParts,
    long Joined,
    string Fingerprint,
    CaseGroup Group)
{
    public static CaseResponse Of(IncidentCase one) => new(
        one.State.Status,
        one.State.Disposition,
        one.State.Assignee,
        one.State.Note,
        one.State.ChangedAt,
        one.State.LegalHold,
        one.Tenant,
        one.ApiKeyId,
        one.Agent,
        one.SessionId?.ToString(),
        one.Language,
        one.Incident.Risk.Score,
        one.Incident.Risk.Parts,
        one.Joined,
        one.Incident.Fingerprint,
        one.Group);
}

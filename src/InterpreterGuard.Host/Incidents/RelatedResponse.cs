using InterpreterGuard.Core.Cases;

namespace InterpreterGuard.Host.Incidents;

/// <summary>Incidents that have something in common with one, newest first; twenty of each at most.</summary>
internal sealed record RelatedResponse(IReadOnlyList<IncidentResponse> SameFingerprint, IReadOnlyList<IncidentResponse> SameAgent, IReadOnlyList<IncidentResponse> SameSession)
{
    public static RelatedResponse Of(RelatedCases related) => new(Rows(related.SameFingerprint), Rows(related.SameAgent), Rows(related.SameSession));

    private static List<IncidentResponse> Rows(IReadOnlyList<IncidentCase> cases) => [.. cases.Select(IncidentResponse.Of)];
}

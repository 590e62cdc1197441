using InterpreterGuard.Core.Cases;

namespace InterpreterGuard.Host.Incidents;

/// <summary>A page of incidents. <c>next_before</c> is there when the page is full: there may be more.</summary>
/// <param name="Incidents">In the order asked for.</param>
/// <param name="NextBefore">Where the next page begins.</param>
/// <param name="Counts">All that the caller may see, by status and severity, whatever the filters.</param>
internal sealed record IncidentPage(IReadOnlyList<IncidentResponse> Incidents, string? NextBefore, IReadOnlyList<CaseCount> Counts)
{
    public static IncidentPage Of(CaseQuery query, IReadOnlyList<IncidentCase> rows, IReadOnlyList<CaseCount> counts) => new(
        [.. rows.Select(IncidentResponse.Of)], CaseCursor.Behind(query, rows)?.ToString(), counts);
}

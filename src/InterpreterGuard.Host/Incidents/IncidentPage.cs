namespace InterpreterGuard.Host.Incidents;

/// <summary>A page of incidents, newest first. <c>next_before</c> is there when the page is full: there may be more.</summary>
internal sealed record IncidentPage(IReadOnlyList<IncidentResponse> Incidents, string? NextBefore);

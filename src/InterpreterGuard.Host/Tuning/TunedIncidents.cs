namespace InterpreterGuard.Host.Tuning;

/// <summary>Incidents that a proposal does the same to.</summary>
/// <param name="Count">All.</param>
/// <param name="Incidents">The newest of them.</param>
internal sealed record TunedIncidents(int Count, IReadOnlyList<TunedIncident> Incidents);

namespace InterpreterGuard.Client;

/// <summary>A page of incidents, newest first.</summary>
public sealed record IncidentList : GuardAnswer
{
    /// <summary>The incidents.</summary>
    public IReadOnlyList<IncidentSummary> Incidents { get; init; } = [];

    /// <summary>What to ask for the next page before; <see langword="null"/> on the last one.</summary>
    public string? NextBefore { get; init; }
}

namespace InterpreterGuard.Storage.Rows;

/// <summary>Incidents of a tenant with the same fingerprint, counted. Triggers on <c>incidents</c> keep it; nothing else writes it.</summary>
internal sealed class IncidentGroupRow
{
    public required string Tenant { get; set; }

    public required string Fingerprint { get; set; }

    public long Count { get; set; }

    public long OpenCount { get; set; }

    public long FirstAt { get; set; }

    public long LastAt { get; set; }

    /// <summary>The incident that stands for the group in the queue.</summary>
    public required string NewestId { get; set; }

    /// <summary>That one's.</summary>
    public int Risk { get; set; }
}

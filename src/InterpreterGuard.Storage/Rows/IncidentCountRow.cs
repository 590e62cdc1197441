namespace InterpreterGuard.Storage.Rows;

/// <summary>How many incidents there are. Triggers on <c>incidents</c> keep it; nothing else writes it.</summary>
internal sealed class IncidentCountRow
{
    public required string Tenant { get; set; }

    public required string Status { get; set; }

    public int Severity { get; set; }

    public long Count { get; set; }
}

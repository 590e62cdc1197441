namespace InterpreterGuard.Storage.Rows;

/// <summary>A reviewer's step about an incident. Rows are added, never changed.</summary>
internal sealed class IncidentStepRow
{
    public required string IncidentId { get; set; }

    public int Position { get; set; }

    public long At { get; set; }

    public required string Action { get; set; }

    public required string Actor { get; set; }

    public string? Disposition { get; set; }

    public string? Assignee { get; set; }

    public string? Note { get; set; }

    public string? ExternalReference { get; set; }
}

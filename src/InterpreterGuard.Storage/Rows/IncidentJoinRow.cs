namespace InterpreterGuard.Storage.Rows;

/// <summary>An execution whose detections joined an incident that was there, and the incident's id it was told in the answer.</summary>
internal sealed class IncidentJoinRow
{
    /// <summary>The id under which it would have been opened.</summary>
    public required string Id { get; set; }

    public required string IntoId { get; set; }

    public required string ExecutionId { get; set; }

    public long At { get; set; }

    /// <summary>Whose it is.</summary>
    public string Tenant { get; set; } = "default";

    /// <summary>0 info to 4 critical: of its own.</summary>
    public int Severity { get; set; }

    /// <summary>The incident as it would have been opened, as JSON: it is opened after all when the execution does worse, or when the one it joined is deleted.</summary>
    public string Own { get; set; } = "";
}

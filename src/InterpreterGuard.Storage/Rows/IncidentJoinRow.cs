namespace InterpreterGuard.Storage.Rows;

/// <summary>An execution whose detections joined an incident that was there, and the incident's id it was told in the answer.</summary>
internal sealed class IncidentJoinRow
{
    /// <summary>The id under which it would have been opened.</summary>
    public required string Id { get; set; }

    public required string IntoId { get; set; }

    public required string ExecutionId { get; set; }

    public long At { get; set; }
}

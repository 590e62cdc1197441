namespace InterpreterGuard.Storage.Rows;

/// <summary>A message that waits for its delivery, or was given up. Deleted when it is delivered.</summary>
internal sealed class OutboxMessageRow
{
    public long Number { get; set; }

    public required string Id { get; set; }

    public required string Destination { get; set; }

    public required string IncidentId { get; set; }

    public long CreatedAt { get; set; }

    /// <summary>When it was made, or when a person had it tried again: from here on its days are counted.</summary>
    public long WaitsSince { get; set; }

    public required byte[] Body { get; set; }

    public int Attempts { get; set; }

    public string? LastError { get; set; }

    /// <summary>When it was given up; <see langword="null"/> while it waits.</summary>
    public long? DeadAt { get; set; }
}

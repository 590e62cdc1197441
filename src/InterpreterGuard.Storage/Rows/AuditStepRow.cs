namespace InterpreterGuard.Storage.Rows;

/// <summary>What a person or the guard did about a submission while it waited. Rows are added, never changed.</summary>
internal sealed class AuditStepRow
{
    public long ExecutionNumber { get; set; }

    public int Position { get; set; }

    public long At { get; set; }

    public required string Action { get; set; }

    /// <summary>The person's key; <see langword="null"/> when the guard did it.</summary>
    public string? ByKeyId { get; set; }

    public required string Reason { get; set; }
}

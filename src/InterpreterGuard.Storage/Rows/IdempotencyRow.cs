namespace InterpreterGuard.Storage.Rows;

/// <summary>Which request led to which execution. Not a foreign key: it is written before the execution is.</summary>
internal sealed class IdempotencyRow
{
    public required string ApiKeyId { get; set; }

    public required string Key { get; set; }

    public required string RequestHash { get; set; }

    public required string ExecutionId { get; set; }

    public long CreatedAt { get; set; }
}

namespace InterpreterGuard.Storage.Rows;

/// <summary>How often an exception was used, over all executions.</summary>
internal sealed class ExceptionUseRow
{
    public required string ExceptionId { get; set; }

    public long Uses { get; set; }

    public long Executions { get; set; }

    public long FirstAt { get; set; }

    public long LastAt { get; set; }

    /// <summary>The last execution that used it. Not a foreign key: the count outlives evidence that is cleared away.</summary>
    public required string LastExecutionId { get; set; }
}

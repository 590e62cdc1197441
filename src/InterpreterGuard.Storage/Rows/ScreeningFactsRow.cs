namespace InterpreterGuard.Storage.Rows;

/// <summary>Everything screening read in a submission. Beside the execution: only a replay asks for it. Executions of older hosts have none.</summary>
internal sealed class ScreeningFactsRow
{
    public long ExecutionNumber { get; set; }

    /// <summary>How <see cref="Facts"/> is written; a reader that does not know the number has no facts.</summary>
    public int Format { get; set; }

    public required byte[] Facts { get; set; }
}

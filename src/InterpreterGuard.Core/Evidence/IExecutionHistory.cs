namespace InterpreterGuard.Core.Evidence;

/// <summary>Past executions, in the form in which another policy can judge them again.</summary>
public interface IExecutionHistory
{
    /// <summary>How many ended executions there are since then, whatever the query's bound.</summary>
    Task<long> CountAsync(DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Ended executions, oldest first, read while they are asked for.</summary>
    IAsyncEnumerable<PastExecution> ReadAsync(HistoryQuery query, CancellationToken cancellationToken);
}

using InterpreterGuard.Core.Evidence;

namespace InterpreterGuard.Core.Tests.Replays;

/// <summary>A past that is made up.</summary>
internal sealed class HistoryInMemory(params IReadOnlyList<PastExecution> past) : IExecutionHistory
{
    public Task<long> CountAsync(DateTimeOffset since, CancellationToken cancellationToken) => Task.FromResult((long)past.Count);

    public async IAsyncEnumerable<PastExecution> ReadAsync(HistoryQuery query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        foreach (var execution in past.Skip(Math.Max(0, past.Count - query.CountMax)))
            yield return execution;
    }
}

using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Streaming;

namespace InterpreterGuard.Host.Executions;

/// <summary>An execution on its way, whoever waits for it.</summary>
internal sealed class LiveRun(ExecutionId id, EventLog? log, CancellationToken hostEnding) : IDisposable
{
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(hostEnding);
    private readonly TaskCompletionSource _accepted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ExecutionId Id { get; } = id;

    /// <summary>What it says; <see langword="null"/> when nobody may want to hear it.</summary>
    public EventLog? Log { get; } = log;

    public CancellationToken Stop => _stop.Token;

    /// <summary>Completes when it is kept; fails when it could not be.</summary>
    public Task Accepted => _accepted.Task;

    /// <summary>Its end, kept.</summary>
    public Task<Execution> Ended { get; private set; } = null!;

    public void Goes(Task<Execution> ended) => Ended = ended;

    public void WasAccepted() => _accepted.TrySetResult();

    public void WasNotAccepted(Exception reason)
    {
        if (_accepted.TrySetException(reason))
            _ = _accepted.Task.Exception; // Whoever waits is told; where nobody does, it was told with the end.
    }

    /// <summary>Asks for its end, and does not wait. More than once, or after the end, it does nothing.</summary>
    public void Cancel()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has ended already.
        }
    }

    public void Dispose() => _stop.Dispose();
}

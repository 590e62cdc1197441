namespace InterpreterGuard.Core.Outbox;

/// <summary>Rings when messages were written. Take <see cref="Next"/> before looking: what is written after the look rings it.</summary>
public sealed class OutboxBell
{
    private volatile TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes at the next ring.</summary>
    public Task Next => _next.Task;

    public void Ring() => Interlocked.Exchange(ref _next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}

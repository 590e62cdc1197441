namespace InterpreterGuard.Core.Executions;

/// <summary>Whether the host has begun to end what still runs, and the sentence for the record of what it ends.</summary>
public sealed class HostEnding
{
    private volatile string? _reason;

    /// <summary>Why executions are ended; <see langword="null"/> while none is.</summary>
    public string? Reason => _reason;

    /// <summary>From now on what is cancelled is cancelled for this. The first reason stands.</summary>
    public void Begin(string reason) => Interlocked.CompareExchange(ref _reason, reason, null);
}

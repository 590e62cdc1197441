using InterpreterGuard.Core.Monitoring;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Monitoring.Syscalls.Kernel;
using Microsoft.Extensions.Logging;

namespace InterpreterGuard.Monitoring.Sentry;

/// <summary>The sensor on one sandbox under gVisor. Told by the server's thread; the rest may be called from anywhere.</summary>
internal sealed class SentryWatch(int kernelPid, SentryObservations observations, SentryProcesses processes, Action hear, TimeProvider time, ILogger logger) : ISandboxWatch
{
    private const int InitPid = 1;

    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<SensorFailure> _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IObservationSink? _sink;
    private long _seen;
    private long _lost;
    private volatile bool _disposed;

    public Task Ended => _ended.Task;

    public Task<SensorFailure> Failed => _failed.Task;

    public SensorHealth Health => new("sentry", On: true, Interlocked.Read(ref _seen), Interlocked.Read(ref _lost), SlowestMicroseconds: 0) { Failed = _failed.Task.IsCompleted };

    public void Begin(IObservationSink sink, Profile profile, IReadOnlyDictionary<string, string> environment)
    {
        Interlocked.Exchange(ref _seen, 0);
        Interlocked.Exchange(ref _lost, 0);
        Volatile.Write(ref _sink, sink);
    }

    /// <inheritdoc/>
    /// <remarks>There are no connections: nothing is brokered under gVisor. What its kernel has told lies before us, though, and the thread that reads all of them may be late.</remarks>
    public Task HearAsync(TimeSpan longest) => Task.Run(hear);

    /// <inheritdoc/>
    public Task EndAsync(TimeSpan grace) => Task.Run(hear);

    public void Dispose()
    {
        _disposed = true;
        _ended.TrySetResult();
    }

    /// <summary>Takes what its kernel told.</summary>
    public void Take(TraceMessage message)
    {
        // Init is the guard's own program; it ends what code leaves behind.
        if (Volatile.Read(ref _sink) is not { } sink || message.ProcessId == InitPid)
            return;
        Interlocked.Increment(ref _seen);
        try
        {
            if (message.Kind == TraceKind.Exec)
                processes.TellCommandLine(message.ProcessId, sink);
            foreach (var fact in observations.Of(message))
            {
                processes.Tell(message.ProcessId, sink);
                sink.ObserveAfterwards(processes.Reference(message.ProcessId, message.ProcessName), fact);
            }
        }
        catch (Exception exception)
        {
            // Its sender may have been taken over: whatever it breaks here is its own sandbox's end, and must not be that of the thread that reads all others.
            logger.TraceNotObserved(exception, message.Kind, kernelPid);
            Lost(1, $"A message of kind {message.Kind} could not be looked at");
        }
    }

    /// <summary>A message that could not be read, or was thrown away where it came from: something happened, and nobody knows what.</summary>
    public void Lost(long count, string why)
    {
        Interlocked.Add(ref _lost, count);
        Fail($"{why}: what code did then is not known");
    }

    /// <summary>Its kernel tells nothing any more. Well, if it is gone; a failure, if it goes on.</summary>
    public async Task ClosedAsync(TimeSpan patience)
    {
        if (!_disposed && ProcessLives())
        {
            await Task.Delay(patience, time);
            if (!_disposed && ProcessLives())
                Fail("The sandbox's kernel goes on and tells nothing any more");
        }

        _ended.TrySetResult();
    }

    /// <summary>It sees nothing any more. The first failure stands.</summary>
    public void Fail(string message)
    {
        var now = time.GetUtcNow();
        if (!_disposed && _failed.TrySetResult(new("sentry", message, now)))
            logger.SensorFailed(kernelPid, "sentry", message, now);
    }

    // "77 (name) S …": one that has ended and was not waited for yet is a zombie.
    private bool ProcessLives()
    {
        Span<byte> stat = stackalloc byte[512];
        ReadOnlySpan<byte> text = stat[..ProcFile.Read(kernelPid, "stat"u8, stat)];
        var state = text.LastIndexOf((byte)')') + 2;
        return text.Length > state && text[state] is not ((byte)'Z' or (byte)'X');
    }
}

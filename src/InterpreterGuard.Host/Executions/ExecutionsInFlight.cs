using InterpreterGuard.Core.Executions;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Host.Executions;

/// <summary>
/// Counts executions in flight, and gives them a bounded time when the host is asked to end: the web server waits for its requests,
/// and after <see cref="HostSettings.ShutdownSecondsMax"/> they are cancelled, so that each still ends, is kept and is answered.
/// </summary>
internal sealed class ExecutionsInFlight : IDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private ITimer? _clock;
    private readonly CancellationTokenRegistration _stopping;
    private int _count;

    public ExecutionsInFlight(IHostApplicationLifetime lifetime, IOptions<HostSettings> settings, TimeProvider time, HostEnding ends, ILogger<ExecutionsInFlight> logger)
    {
        var seconds = settings.Value.ShutdownSecondsMax;
        _stopping = lifetime.ApplicationStopping.Register(() => _clock = time.CreateTimer(_ => End(), null, TimeSpan.FromSeconds(seconds), Timeout.InfiniteTimeSpan));

        void End()
        {
            if (_count > 0)
                logger.ShutdownCancels(_count);

            // The reason stands before anything is cancelled for it.
            ends.Begin($"The host was asked to end, and this had not ended {seconds} s later.");
            _ending.Cancel();
        }
    }

    /// <summary>Executions accepted and not ended.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>The time is up.</summary>
    public CancellationToken Ending => _ending.Token;

    public Flight Enter()
    {
        Interlocked.Increment(ref _count);
        return new Flight(this);
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _clock?.Dispose();
        _ending.Dispose();
    }

    /// <summary>One execution; ends when disposed.</summary>
    internal sealed class Flight(ExecutionsInFlight all) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref all._count);
    }
}

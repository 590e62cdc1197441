using Microsoft.Extensions.Options;

namespace InterpreterGuard.Host.Executions;

/// <summary>
/// Counts executions in flight, and gives them a bounded time when the host is asked to end: the web server waits for its requests,
/// and after <see cref="HostSettings.ShutdownSecondsMax"/> they are cancelled, so that each still ends, is kept and is answered.
/// </summary>
internal sealed class ExecutionsInFlight : IDisposable
{
    private readonly CancellationTokenSource _ending;
    private readonly CancellationTokenRegistration _stopping;
    private int _count;

    public ExecutionsInFlight(IHostApplicationLifetime lifetime, IOptions<HostSettings> settings, TimeProvider time, ILogger<ExecutionsInFlight> logger)
    {
        _ending = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _ending.Token.Register(() =>
        {
            if (_count > 0)
                logger.ShutdownCancels(_count);
        });
        _stopping = lifetime.ApplicationStopping.Register(() => _ending.CancelAfter(TimeSpan.FromSeconds(settings.Value.ShutdownSecondsMax)));
    }

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
        _ending.Dispose();
    }

    /// <summary>One execution; ends when disposed.</summary>
    internal sealed class Flight(ExecutionsInFlight all) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref all._count);
    }
}

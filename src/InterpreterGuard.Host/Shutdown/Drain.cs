using InterpreterGuard.Host.Executions;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Host.Shutdown;

/// <summary>
/// Between being asked to end and ending: the host still answers, takes no new work, and waits for what it has accepted. The web server is stopped after this, so whoever asks meanwhile is told to come back rather than
/// finding a closed door.
/// </summary>
internal sealed class Drain(IHostApplicationLifetime lifetime, ExecutionsInFlight inFlight, IOptions<HostSettings> settings, ILogger<Drain> logger) : IHostedLifecycleService
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <summary>The host was asked to end.</summary>
    public bool Began => lifetime.ApplicationStopping.IsCancellationRequested;

    /// <summary>When a host in its place may be asked.</summary>
    public TimeSpan RetryAfter => TimeSpan.FromSeconds(Math.Max(1, settings.Value.ShutdownSecondsMax));

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        // Whoever stops the host without asking it first comes here first, and what runs would get no clock.
        lifetime.StopApplication();
        if (inFlight.Count > 0)
            logger.ShutdownWaits(inFlight.Count, settings.Value.ShutdownSecondsMax);

        // At the end of their time they are cancelled, and even then each is kept and answered.
        while (inFlight.Count > 0 && !cancellationToken.IsCancellationRequested)
            await Task.Delay(Look, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

using InterpreterGuard.Host.Executions;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Host.Shutdown;

/// <summary>
/// Between being asked to end and ending: the host still answers, takes no new work, and waits for what it has accepted. The web server is stopped after this, so whoever asks meanwhile is told to come back rather than
/// finding a closed door.
/// </summary>
internal sealed class Drain : IHostedLifecycleService, IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private readonly ExecutionsInFlight _inFlight;
    private readonly IOptions<HostSettings> _settings;
    private readonly ILogger<Drain> _logger;
    private readonly CancellationTokenRegistration _asked;
    private volatile bool _began;

    public Drain(IHostApplicationLifetime lifetime, ExecutionsInFlight inFlight, IOptions<HostSettings> settings, ILogger<Drain> logger)
    {
        (_inFlight, _settings, _logger) = (inFlight, settings, logger);
        _asked = lifetime.ApplicationStopping.Register(() => _began = true);
    }

    /// <summary>The host was asked to end.</summary>
    public bool Began => _began;

    /// <summary>When a host in its place may be asked.</summary>
    public TimeSpan RetryAfter => TimeSpan.FromSeconds(Math.Max(1, _settings.Value.ShutdownSecondsMax));

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        _began = true;
        if (_inFlight.Count > 0)
            _logger.ShutdownWaits(_inFlight.Count, _settings.Value.ShutdownSecondsMax);

        // At the end of their time they are cancelled, and even then each is kept and answered.
        while (_inFlight.Count > 0 && !cancellationToken.IsCancellationRequested)
            await Task.Delay(Look, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _asked.Dispose();
}

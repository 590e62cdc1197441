using InterpreterGuard.Core.Sessions;

namespace InterpreterGuard.Host.Sessions;

/// <summary>Looks after open sessions once a second, and ends them with the host.</summary>
internal sealed class SessionTending(SessionDesk desk, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await desk.DisposeAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var pace = new PeriodicTimer(Pace, time);
        try
        {
            while (await pace.WaitForNextTickAsync(stoppingToken))
                await desk.TendAsync();
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }
}

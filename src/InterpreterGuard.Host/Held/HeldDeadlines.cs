using InterpreterGuard.Core.Held;

namespace InterpreterGuard.Host.Held;

/// <summary>Refuses what nobody decided in time, also what ran out while no host was there.</summary>
internal sealed class HeldDeadlines(HeldDesk desk, TimeProvider time, ILogger<HeldDeadlines> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            try
            {
                await desk.RefuseOverdueAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // A background door: the next round tries again, and until then a late decision is refused all the same.
                logger.HeldDeadlinesFailed(exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}

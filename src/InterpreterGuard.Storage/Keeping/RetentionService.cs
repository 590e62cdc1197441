using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Storage.Keeping;

/// <summary>Sweeps now and then. The first round comes after the first pause: a host that was just started with wrong times can still be stopped.</summary>
internal sealed class RetentionService(RetentionSweep sweep, IOptions<RetentionOptions> options, TimeProvider time, ILogger<RetentionService> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(options.Value.SweepMinutes), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await sweep.RunAsync(stoppingToken) is { IsNothing: false } swept)
                    logger.RetentionSwept(swept.Incidents, swept.Executions, swept.Observations, swept.Outputs);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // A background door: what is due stays due, and the next round tries again.
                logger.RetentionFailed(exception);
            }
        }
    }
}

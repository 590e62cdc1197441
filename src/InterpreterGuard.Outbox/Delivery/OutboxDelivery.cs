using InterpreterGuard.Core.Outbox;
using InterpreterGuard.Outbox.Destinations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Outbox.Delivery;

/// <summary>One worker a destination, and somebody who forgets dead messages when their days are over.</summary>
internal sealed class OutboxDelivery(DestinationList destinations, IOutboxStore store, IOptions<OutboxOptions> options, TimeProvider time, ILogger<OutboxDelivery> logger, DeliveryTraces traces) : BackgroundService
{
    private static readonly TimeSpan ForgettingPause = TimeSpan.FromHours(1);

    public IReadOnlyList<DestinationWorker> Workers { get; } =
        [.. destinations.All.Select(destination => new DestinationWorker(destination, SenderFor(destination, time), store, options.Value, time, logger, traces))];

    public override void Dispose()
    {
        foreach (var worker in Workers)
            worker.Dispose();
        base.Dispose();
    }

    internal static ISender SenderFor(Destination destination, TimeProvider time) => destination.Kind switch
    {
        DestinationKind.Webhook => new WebhookSender(destination, time),
        DestinationKind.SyslogStream => new SyslogStreamSender(destination),
        _ => new SyslogDatagramSender(destination),
    };

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var worker in Workers)
        {
            logger.DestinationInForce(worker.Destination.Name, worker.Destination.Shown, worker.Destination.Format.ToString().ToLowerInvariant());
            if (worker.Destination is { UsesTls: false, Address.IsLoopback: false })
                logger.UnusualPlainText(worker.Destination.Name, worker.Destination.Shown);
        }

        return Task.WhenAll([ForgetAsync(stoppingToken), .. Workers.Select(worker => Task.Run(() => worker.RunAsync(stoppingToken), CancellationToken.None))]);
    }

    private async Task ForgetAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(ForgettingPause, time);
        do
        {
            try
            {
                if (await store.ForgetDeadAsync(time.GetUtcNow() - TimeSpan.FromDays(options.Value.DeadKeptDays)) is > 0 and var count)
                    logger.DeadForgotten(count, options.Value.DeadKeptDays);
            }
            catch (Exception exception)
            {
                // A background door: the next round tries again.
                logger.ForgettingFailed(exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stop));
    }
}

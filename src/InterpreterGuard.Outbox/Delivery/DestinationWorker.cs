using System.Diagnostics;
using InterpreterGuard.Core.Outbox;
using InterpreterGuard.Outbox.Destinations;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace InterpreterGuard.Outbox.Delivery;

/// <summary>
/// Delivers what waits for one destination, one after the other and in order: the first that fails is tried again, with pauses that grow, until it is through or its days are over. A message is deleted when the
/// receiver has it and not before, so that one whose receipt was lost comes twice, under the same id.
/// </summary>
internal sealed class DestinationWorker(Destination destination, ISender sender, IOutboxStore store, OutboxOptions options, TimeProvider time, ILogger logger, DeliveryTraces traces) : IDisposable
{
    private const int BatchMax = 64;

    /// <summary>A message that the receiver refuses as such holds up the others only so often.</summary>
    private const int RefusalsMax = 5;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AskedMax = TimeSpan.FromHours(1);
    private static readonly TimeSpan StoragePause = TimeSpan.FromSeconds(5);
    private readonly CircuitBreakerStateProvider _circuit = new();
    private ResiliencePipeline<DeliveryOutcome>? _pipeline;

    public Destination Destination => destination;

    /// <summary>After five failures in a row a pause holds for all that waits.</summary>
    public bool IsBroken => _circuit.CircuitState is CircuitState.Open or CircuitState.Isolated;

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var rings = store.Bell.Next;
                var waiting = await store.ListWaitingAsync(destination.Name, BatchMax, stop);
                foreach (var message in waiting)
                    await DeliverAsync(message, stop);
                if (waiting.Count == 0)
                    await rings.WaitAsync(stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // A background door: the store is full or broken. What waits stays where it is.
                logger.DeliveryBroke(exception, destination.Name);
                await Task.Delay(StoragePause, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    public void Dispose() => sender.Dispose();

    private async Task DeliverAsync(WaitingMessage message, CancellationToken stop)
    {
        _pipeline ??= Build();
        var context = ResilienceContextPool.Shared.Get(stop);
        context.Properties.Set(DeliveryState.Key, new DeliveryState(message));
        try
        {
            var outcome = await _pipeline.ExecuteAsync(AttemptAsync, context);
            if (outcome.IsDelivered)
            {
                await store.DeliveredAsync(message.Number, time.GetUtcNow());
                traces.Forget(message.Id);
                return;
            }

            await store.GiveUpAsync(message.Number, outcome.Problem!, time.GetUtcNow());
            traces.Forget(message.Id);
            logger.MessageGivenUp(message.Id, destination.Name, outcome.Problem!);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async ValueTask<DeliveryOutcome> AttemptAsync(ResilienceContext context)
    {
        var state = context.Properties.GetValue(DeliveryState.Key, null!);
        using var clock = new CancellationTokenSource(TimeSpan.FromSeconds(options.AttemptSecondsMax), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, context.CancellationToken);
        using var span = Telemetry.Source.StartActivity("outbox.deliver", ActivityKind.Producer, traces.Find(state.Message.Id));
        span?.SetTag("interpreterguard.outbox.destination", destination.Name);
        span?.SetTag("interpreterguard.outbox.message.id", state.Message.Id);
        var started = time.GetTimestamp();
        DeliveryOutcome outcome;
        try
        {
            outcome = await sender.SendAsync(state.Message, either.Token);
        }
        catch (OperationCanceledException) when (!context.CancellationToken.IsCancellationRequested)
        {
            outcome = new DeliveryOutcome($"it did not answer within {options.AttemptSecondsMax} s");
        }

        Telemetry.Attempted(destination.Name, outcome.IsDelivered, time.GetElapsedTime(started));
        if (!outcome.IsDelivered)
            span?.SetStatus(ActivityStatusCode.Error, outcome.Problem);
        state.Attempts++;
        state.Refusals += outcome.IsRefusal ? 1 : 0;
        state.GivesUp = state.Refusals >= RefusalsMax || time.GetUtcNow() - state.Message.WaitsSince >= TimeSpan.FromDays(options.DeadAfterDays);
        return outcome;
    }

    private ResiliencePipeline<DeliveryOutcome> Build() => new ResiliencePipelineBuilder<DeliveryOutcome> { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions<DeliveryOutcome>
        {
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = FirstPause,
            MaxDelay = TimeSpan.FromSeconds(options.PauseSecondsMax),
            ShouldHandle = attempt => ValueTask.FromResult(
                attempt.Outcome.Exception is BrokenCircuitException
                || (attempt.Outcome.Result is { IsDelivered: false } && !attempt.Context.Properties.GetValue(DeliveryState.Key, null!).GivesUp)),
            DelayGenerator = attempt => ValueTask.FromResult(Asked(attempt.Outcome)),
            OnRetry = attempt => TellAsync(attempt),
        })
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions<DeliveryOutcome>
        {
            FailureRatio = 1,
            MinimumThroughput = 5,
            SamplingDuration = TimeSpan.FromMinutes(5),
            BreakDuration = TimeSpan.FromSeconds(Math.Min(60, options.PauseSecondsMax)),
            StateProvider = _circuit,
            ShouldHandle = attempt => ValueTask.FromResult(attempt.Outcome.Result is { IsDelivered: false, IsRefusal: false }),
        })
        .Build();

    // What the receiver asks for counts, within an hour: nobody may silence us for good.
    private static TimeSpan? Asked(Outcome<DeliveryOutcome> outcome) => (outcome.Result?.RetryAfter ?? (outcome.Exception as BrokenCircuitException)?.RetryAfter) is { } asked
        ? asked > AskedMax ? AskedMax : asked
        : null;

    private async ValueTask TellAsync(OnRetryArguments<DeliveryOutcome> attempt)
    {
        if (attempt.Outcome.Result is not { Problem: { } problem })
            return;
        var message = attempt.Context.Properties.GetValue(DeliveryState.Key, null!).Message;
        await store.FailedAsync(message.Number, problem, time.GetUtcNow());
        logger.DeliveryFailed(message.Id, destination.Name, problem, (long)attempt.RetryDelay.TotalSeconds);
    }
}

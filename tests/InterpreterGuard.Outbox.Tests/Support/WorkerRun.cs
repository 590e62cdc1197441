using InterpreterGuard.Outbox.Delivery;
using InterpreterGuard.Outbox.Destinations;
using InterpreterGuard.TestKit.Fakes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace InterpreterGuard.Outbox.Tests.Support;

/// <summary>A worker with its real sender, on a clock that the test moves.</summary>
internal sealed class WorkerRun : IAsyncDisposable
{
    private static readonly TimeSpan RealMax = TimeSpan.FromSeconds(20);
    private readonly CancellationTokenSource _stop = new();
    private readonly DestinationWorker _worker;
    private readonly Task _running;

    public WorkerRun(string address, Action<DestinationOptions>? more = null)
    {
        var destination = new DestinationOptions { Address = address };
        more?.Invoke(destination);
        var options = new OutboxOptions { Destinations = { ["siem"] = destination } };
        var (destinations, problems) = DestinationReader.Read(options);
        Assert.Empty(problems);
        Time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 4, 12, 0, 0, TimeSpan.Zero));
        Outbox = new FakeOutbox(Time);
        _worker = new DestinationWorker(destinations[0], OutboxDelivery.SenderFor(destinations[0], Time), Outbox, options, Time, NullLogger.Instance, new DeliveryTraces());
        _running = Task.Run(() => _worker.RunAsync(_stop.Token));
    }

    public FakeTimeProvider Time { get; }

    public FakeOutbox Outbox { get; }

    public bool IsBroken => _worker.IsBroken;

    /// <summary>Waits in real time for what real sockets do, and moves the clock by a step each time round.</summary>
    public async Task UntilAsync(Func<bool> condition, TimeSpan step = default)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < RealMax, $"It never came: {Outbox.Waiting} wait, delivered {string.Join(' ', Outbox.Delivered)}, errors {string.Join("; ", Outbox.Errors)}, dead {string.Join("; ", Outbox.Dead)}");
            await Task.Delay(5, TestContext.Current.CancellationToken);
            if (step > TimeSpan.Zero)
                Time.Advance(step);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _worker.Dispose();
        _stop.Dispose();
    }
}

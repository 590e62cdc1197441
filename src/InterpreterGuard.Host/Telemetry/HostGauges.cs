using System.Diagnostics.Metrics;
using InterpreterGuard.Core.Admission;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Host.Executions;
using InterpreterGuard.Outbox;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Host.Telemetry;

/// <summary>What stands now rather than what happened: pool, queue, outbox, disk. Belongs to one host and goes with it.</summary>
internal sealed class HostGauges
{
    private readonly OutboxStatus _outbox;
    private volatile IReadOnlyList<DestinationStatus> _told = [];

    public HostGauges(IMeterFactory meters, ISandboxes sandboxes, AdmissionDesk desk, ExecutionsInFlight inFlight, OutboxStatus outbox, IOptions<HostSettings> settings)
    {
        _outbox = outbox;
        var meter = meters.Create("InterpreterGuard.Host");
        var data = settings.Value.DataPath;
        meter.CreateObservableGauge("interpreterguard.pool.warm", () => sandboxes.Health.Warm.Select(warm => Of(warm.Value, "image", warm.Key)), null, "Sandboxes ready to be claimed, by the language their image is for.");
        meter.CreateObservableGauge("interpreterguard.pool.claimed", () => sandboxes.Health.Running, null, "Sandboxes claimed and not yet removed.");
        meter.CreateObservableGauge("interpreterguard.pool.claimed.max", () => sandboxes.Health.RunningMax, null, "Sandboxes that may be claimed at once.");
        meter.CreateObservableGauge("interpreterguard.pool.leftover", () => sandboxes.Health.LeftOver, null, "Containers that the engine was asked to remove and still lists.");
        meter.CreateObservableGauge("interpreterguard.engine.up", () => sandboxes.Health.EngineAnswers ? 1 : 0, null, "1 while the container engine answers.");
        meter.CreateObservableGauge("interpreterguard.queue.depth", () => Waiting(desk.Health), null, "Executions that are read or wait for a turn, by priority.");
        meter.CreateObservableGauge("interpreterguard.queue.depth.max", () => desk.Health.QueueMax, null, "Executions that may wait.");
        meter.CreateObservableGauge("interpreterguard.executions.inflight", () => inFlight.Count, null, "Executions accepted and not ended.");
        meter.CreateObservableGauge("interpreterguard.outbox.pending", () => Outbox(one => one.Account.Waiting), null, "Messages that wait, by destination.");
        meter.CreateObservableGauge("interpreterguard.outbox.dead", () => Outbox(one => one.Account.Dead), null, "Messages that are not tried any more, by destination.");
        meter.CreateObservableCounter("interpreterguard.outbox.lost", () => Outbox(one => one.Account.Lost), null, "Messages there was no room for, by destination.");
        meter.CreateObservableGauge("interpreterguard.disk.free", () => Drive(data, drive => drive.AvailableFreeSpace), "By", "Free where the data directory lies.");
        meter.CreateObservableGauge("interpreterguard.disk.size", () => Drive(data, drive => drive.TotalSize), "By", "Size of the disk where the data directory lies.");
    }

    /// <summary>Asks what has to be asked of the database, before a scrape reads it.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken) => _told = await _outbox.ListAsync(cancellationToken);

    private static IEnumerable<Measurement<int>> Waiting(AdmissionHealth queue) => [Of(queue.WaitingInteractive, "priority", "interactive"), Of(queue.WaitingBatch, "priority", "batch")];

    private IEnumerable<Measurement<long>> Outbox(Func<DestinationStatus, long> figure) => _told.Select(one => Of(figure(one), "destination", one.Account.Destination));

    private static IEnumerable<Measurement<long>> Drive(string path, Func<DriveInfo, long> figure)
    {
        try
        {
            return [new(figure(new DriveInfo(path)))];
        }
        catch (IOException)
        {
            // A drive that cannot be asked has no figure; those who write to it tell.
            return [];
        }
    }

    private static Measurement<T> Of<T>(T value, string label, string text)
        where T : struct => new(value, new KeyValuePair<string, object?>(label, text));
}

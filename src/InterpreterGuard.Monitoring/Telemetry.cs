using System.Diagnostics.Metrics;

namespace InterpreterGuard.Monitoring;

/// <summary>What is counted of watching. Some of it is counted while a program stands still, so there is a label only where it tells something.</summary>
internal static class Telemetry
{
    private static readonly Meter Meter = new("InterpreterGuard.Monitoring");

    private static readonly InstrumentAdvice<double> Seconds = new() { HistogramBucketBoundaries = [0.00001, 0.000025, 0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.01, 0.1, 1] };

    private static readonly Counter<long> Notifications = Meter.CreateCounter<long>("interpreterguard.supervisor.notifications", null, "System calls that asked the supervisor.");

    private static readonly Histogram<double> Service = Meter.CreateHistogram("interpreterguard.supervisor.service.duration", "s", "From receiving a call to answering it; calls that wait for a connection are not in it.", null, Seconds);

    private static readonly Counter<long> Flows = Meter.CreateCounter<long>("interpreterguard.broker.flows", null, "Connections that the broker opened, or let end in the sinkhole.");

    private static readonly Counter<long> Bytes = Meter.CreateCounter<long>("interpreterguard.broker.traffic", "By", "Bytes of flows that are over, by direction as the program sees it.");

    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>("interpreterguard.broker.refusals", null, "Connections and datagrams that were refused or cut: no destination allows them, a limit was met, or a rule spoke against them.");

    public static void Notified() => Notifications.Add(1);

    public static void Served(TimeSpan took) => Service.Record(took.TotalSeconds);

    public static void FlowOpened(bool sinkhole) => Flows.Add(1, new KeyValuePair<string, object?>("mode", sinkhole ? "sinkhole" : "allow"));

    public static void FlowEnded(long up, long down)
    {
        Bytes.Add(up, new KeyValuePair<string, object?>("direction", "up"));
        Bytes.Add(down, new KeyValuePair<string, object?>("direction", "down"));
    }

    /// <param name="reason"><c>destination</c>, <c>limit</c> or <c>rule</c>.</param>
    public static void Refused(string reason) => Refusals.Add(1, new KeyValuePair<string, object?>("reason", reason));
}

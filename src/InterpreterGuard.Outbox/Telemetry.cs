using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace InterpreterGuard.Outbox;

/// <summary>What is counted and traced of deliveries. Destinations are named in the settings, so there are few.</summary>
internal static class Telemetry
{
    public const string Name = "InterpreterGuard.Outbox";

    private static readonly Meter Meter = new(Name);

    private static readonly InstrumentAdvice<double> Seconds = new() { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] };

    private static readonly Histogram<double> Delivery = Meter.CreateHistogram("interpreterguard.outbox.delivery.duration", "s", "One attempt to deliver a message.", null, Seconds);

    public static readonly ActivitySource Source = new(Name);

    public static void Attempted(string destination, bool delivered, TimeSpan took) => Delivery.Record(took.TotalSeconds, new("destination", destination), new("outcome", delivered ? "delivered" : "failed"));
}

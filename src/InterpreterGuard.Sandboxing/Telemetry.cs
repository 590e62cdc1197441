using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace InterpreterGuard.Sandboxing;

/// <summary>What is counted and traced of making sandboxes.</summary>
internal static class Telemetry
{
    public const string Name = "InterpreterGuard.Sandboxing";

    private static readonly Meter Meter = new(Name);

    private static readonly InstrumentAdvice<double> Seconds = new() { HistogramBucketBoundaries = [0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 2.5, 5, 10, 30] };

    private static readonly Histogram<double> Start = Meter.CreateHistogram("interpreterguard.sandbox.start.duration", "s", "Making a sandbox: container, handshake, limits read back.", null, Seconds);

    public static readonly ActivitySource Source = new(Name);

    public static void Started(string language, bool failed, TimeSpan took) => Start.Record(took.TotalSeconds, new("language", language), new("outcome", failed ? "failed" : "ready"));
}

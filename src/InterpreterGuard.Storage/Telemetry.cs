using System.Diagnostics.Metrics;

namespace InterpreterGuard.Storage;

/// <summary>What is counted of keeping evidence.</summary>
internal static class Telemetry
{
    private static readonly Meter Meter = new("InterpreterGuard.Storage");

    private static readonly InstrumentAdvice<double> Seconds = new() { HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5] };

    private static readonly Histogram<double> Write = Meter.CreateHistogram("interpreterguard.store.write.duration", "s", "One transaction of the one writer, from its begin to its commit.", null, Seconds);

    public static void Written(TimeSpan took, bool failed) => Write.Record(took.TotalSeconds, new KeyValuePair<string, object?>("outcome", failed ? "failed" : "kept"));
}

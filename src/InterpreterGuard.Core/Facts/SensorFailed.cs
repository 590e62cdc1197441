using System.Text.Json.Serialization;
using InterpreterGuard.Core.Monitoring;

namespace InterpreterGuard.Core.Facts;

/// <summary>A sensor sees the sandbox no more. The execution is ended for it, whatever rules say.</summary>
public sealed record SensorFailed : RuntimeFact
{
    public const string KindName = "guard.sensor_failed";

    [JsonIgnore]
    public override string Kind => KindName;

    /// <summary><c>syscalls</c>, <c>network</c> or <c>resources</c>.</summary>
    public required string Sensor { get; init; }

    /// <summary>What broke.</summary>
    public required string Message { get; init; }

    /// <summary>The last moment at which it was known to see, UTC: <c>2026-11-28T18:03:11.250Z</c>. What happened from then to the end was not watched.</summary>
    public required string UnwatchedFrom { get; init; }

    /// <summary>The fact of a failure.</summary>
    public static SensorFailed Of(SensorFailure failure) => new()
    {
        Sensor = failure.Sensor,
        Message = failure.Message,
        UnwatchedFrom = failure.UnwatchedFrom.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture),
    };
}

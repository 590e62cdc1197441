using System.Text.Json.Serialization;

namespace InterpreterGuard.Core.Facts;

/// <summary>A sensor missed something, came late, or ended before the code did.</summary>
public sealed record SensorLoss : RuntimeFact
{
    public const string KindName = "guard.sensor_loss";

    [JsonIgnore]
    public override string Kind => KindName;

    /// <summary><c>syscalls</c> or <c>resources</c>.</summary>
    public required string Sensor { get; init; }

    /// <summary>One sentence for the reviewer.</summary>
    public required string Message { get; init; }

    /// <summary>How many observations were lost; 0 when unknown.</summary>
    public long Lost { get; init; }
}

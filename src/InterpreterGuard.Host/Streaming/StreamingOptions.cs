using System.ComponentModel.DataAnnotations;
using InterpreterGuard.Core.Streaming;

namespace InterpreterGuard.Host.Streaming;

/// <summary>How executions are told while they run. Section <c>Streaming</c>.</summary>
public sealed class StreamingOptions
{
    public const string Section = "Streaming";

    /// <summary>Seconds of silence after which a line is sent that means nothing, so that nothing between takes the connection for dead. 1 to 60, default 10.</summary>
    [Range(1, 60)]
    public int HeartbeatSeconds { get; set; } = 10;

    /// <summary>Seconds that events can be read after the end. 0 to 86400, default 300.</summary>
    [Range(0, 86_400)]
    public int KeptSeconds { get; set; } = 300;

    /// <summary>Mebibytes of the events of all ended executions; the oldest go first. 1 to 4096, default 64.</summary>
    [Range(1, 4096)]
    public int KeptMebibytesMax { get; set; } = 64;

    /// <summary>Mebibytes of one execution's events; what is beyond is in its answer alone. 1 to 256, default 8.</summary>
    [Range(1, 256)]
    public int ExecutionMebibytesMax { get; set; } = 8;

    internal EventBounds ToBounds() => new(TimeSpan.FromSeconds(KeptSeconds), (long)KeptMebibytesMax << 20, (long)ExecutionMebibytesMax << 20);
}

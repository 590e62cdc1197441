using System.ComponentModel.DataAnnotations;

namespace InterpreterGuard.Monitoring.Sentry;

/// <summary>What operators set about sandboxes under gVisor.</summary>
public sealed class SentryOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Monitoring:Sentry";

    /// <summary>Where gVisor's kernels connect to: the address the runtime's trace configuration names. One host of a machine can have it. At most 107 bytes. Default <c>/run/interpreterguard/trace.sock</c>.</summary>
    [Required, MaxLength(107), RegularExpression("/.+")]
    public string Socket { get; set; } = TracePoints.DefaultSocket;

    /// <summary>How long a container may take to tell of its start; after that it is no sandbox. 100 ms to 60 s, default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan StartMax { get; set; } = TimeSpan.FromSeconds(10);
}

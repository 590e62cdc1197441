using System.ComponentModel.DataAnnotations;

namespace InterpreterGuard.Sandboxing;

/// <summary>What operators set for sandboxes, in the section <c>Sandboxing</c>. Nothing here weakens a sandbox: what one may have is its profile's business.</summary>
public sealed class SandboxingOptions
{
    public const string Section = "Sandboxing";

    /// <summary>The Docker engine's Unix socket. Default <c>/var/run/docker.sock</c>.</summary>
    [Required, RegularExpression("^/.+", ErrorMessage = "EngineSocket must be an absolute path, such as /var/run/docker.sock.")]
    public string EngineSocket { get; set; } = "/var/run/docker.sock";

    /// <summary>
    /// Where sockets to sandboxes and this host's lock file lie; only the host's user may enter. At most 48 characters, since a Unix socket's path has room for 107.
    /// Hosts that share an engine need one each. Default <c>/run/interpreterguard</c>.
    /// </summary>
    [Required, MaxLength(48), RegularExpression("^/[^:,]+$", ErrorMessage = "RuntimeDirectory must be an absolute path without ':' and ','.")]
    public string RuntimeDirectory { get; set; } = "/run/interpreterguard";

    /// <summary>The image Python runs in, and the parser. Resolved to its digest once at start. Default <c>interpreterguard/python:latest</c>.</summary>
    [Required]
    public string PythonImage { get; set; } = "interpreterguard/python:latest";

    /// <summary>The image JavaScript runs in. Default <c>interpreterguard/javascript:latest</c>.</summary>
    [Required]
    public string JavaScriptImage { get; set; } = "interpreterguard/javascript:latest";

    /// <summary>The image C# runs in. Default <c>interpreterguard/csharp:latest</c>.</summary>
    [Required]
    public string CSharpImage { get; set; } = "interpreterguard/csharp:latest";

    /// <summary>The image shell runs in. Default <c>interpreterguard/shell:latest</c>.</summary>
    [Required]
    public string ShellImage { get; set; } = "interpreterguard/shell:latest";

    /// <summary>
    /// Names of OCI runtimes whose containers have a kernel of their own (gVisor): such a sandbox is watched by what that kernel tells, and nothing is brokered in it. The engine knows them by the same
    /// names. Beside <c>runsc</c>, which is always one. Default none.
    /// </summary>
    public IList<string> SentryRuntimesExtra { get; } = [];

    /// <summary>Sandboxes kept warm for each language and each profile of <see cref="WarmProfiles"/>, 0 to 64. 0 turns the pool off. Default 4.</summary>
    [Range(0, 64)]
    public int WarmContainersMax { get; set; } = 4;

    /// <summary>The profiles kept warm, by name. Empty (default): the policy's default profile.</summary>
    public IList<string> WarmProfiles { get; } = [];

    /// <summary>Sandboxes claimed at once, 1 to 1024; beyond that callers are told to come back. Default 32.</summary>
    [Range(1, 1024)]
    public int RunningMax { get; set; } = 32;

    /// <summary>Containers being created and started at once, 1 to 32. More than the machine has processors only makes each slower. Default 2.</summary>
    [Range(1, 32)]
    public int StartsInFlightMax { get; set; } = 2;

    /// <summary>Containers being removed at once, 1 to 32. Default 2.</summary>
    [Range(1, 32)]
    public int RemovalsInFlightMax { get; set; } = 2;

    /// <summary>How long a claim waits for a cold start before the caller is told to come back. 1 s to 5 min, default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan ClaimWaitMax { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a container may take from its start until its runner is ready. 1 s to 2 min, default 20 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan StartMax { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long one warm-up step may take before the sandbox is thrown away. 1 s to 2 min, default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan WarmStepMax { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long warming up waits for a quiet host before it takes its next step all the same. 100 ms to 1 h, default 3 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan WarmQuietMax { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>A warm sandbox nobody claimed for this long is replaced. 1 min to 24 h, default 30 min.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan WarmIdleMax { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How often the reaper looks for containers nobody owns. 1 s to 1 h, default 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan ReaperInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Time-out of one call to the engine. 1 s to 5 min, default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan EngineCallMax { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long calls are refused after the engine failed repeatedly; callers hear it as Retry-After. 500 ms to 5 min, default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "00:05:00")]
    public TimeSpan EngineBreak { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Memory of the parser container in bytes, 64 MiB to 16 GiB. Default 1 GiB: parses run side by side.</summary>
    [Range(64L << 20, 16L << 30)]
    public long ParserMemoryBytesMax { get; set; } = 1L << 30;

    /// <summary>Processes of the parser container, 8 to 4096: one for each parse under way. Default 128.</summary>
    [Range(8, 4096)]
    public int ParserProcessesMax { get; set; } = 128;
}

using System.ComponentModel.DataAnnotations;

namespace InterpreterGuard.Monitoring.Syscalls;

/// <summary>What operators set about the syscall sensor.</summary>
public sealed class SyscallOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Monitoring:Syscalls";

    /// <summary>Threads that answer notified calls; sandboxes are spread over them. A slow one holds up the others on its thread. 1 to 16, default 2.</summary>
    [Range(1, 16)]
    public int ThreadsMax { get; set; } = 2;

    /// <summary>An answer later than this counts as lost, and the reviewer is told. 10 ms to 60 s, default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan AnswerMax { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>A thread of the supervisor that gives no sign of life for this long has failed: the executions it watched are ended. 500 ms to 60 s, default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "00:01:00")]
    public TimeSpan HeartbeatMax { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Paths that count as sensitive beside the built-in ones: absolute, without <c>.</c> and <c>..</c>; what lies beneath counts too. Default none.</summary>
    public IList<string> SensitivePathsExtra { get; } = [];
}

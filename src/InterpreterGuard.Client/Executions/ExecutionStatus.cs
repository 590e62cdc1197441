using System.Text.Json.Serialization;
using InterpreterGuard.Client.Transport;

namespace InterpreterGuard.Client;

/// <summary>How an execution stands or ended. A newer host may know one more; it is told as it came.</summary>
/// <param name="Name">As it stands on the wire.</param>
[JsonConverter(typeof(StatusConverter))]
public readonly record struct ExecutionStatus(string Name)
{
    /// <summary>Accepted; waits for its turn.</summary>
    public static readonly ExecutionStatus Queued = new("queued");

    /// <summary>Accepted; not ended yet.</summary>
    public static readonly ExecutionStatus Running = new("running");

    /// <summary>The code ended by itself with exit code 0.</summary>
    public static readonly ExecutionStatus Completed = new("completed");

    /// <summary>The code's own error.</summary>
    public static readonly ExecutionStatus Failed = new("failed");

    /// <summary>The wall clock ran out.</summary>
    public static readonly ExecutionStatus TimedOut = new("timed_out");

    /// <summary>The processor time ran out.</summary>
    public static readonly ExecutionStatus CpuExceeded = new("cpu_exceeded");

    /// <summary>The kernel ended it for memory.</summary>
    public static readonly ExecutionStatus MemoryExceeded = new("memory_exceeded");

    /// <summary>It wrote more than it may.</summary>
    public static readonly ExecutionStatus OutputExceeded = new("output_exceeded");

    /// <summary>It failed for want of processes.</summary>
    public static readonly ExecutionStatus ProcessLimit = new("process_limit");

    /// <summary>It failed with its disk full.</summary>
    public static readonly ExecutionStatus DiskExceeded = new("disk_exceeded");

    /// <summary>Screening refused it; nothing ran.</summary>
    public static readonly ExecutionStatus Refused = new("refused");

    /// <summary>It waits for a person; nothing ran.</summary>
    public static readonly ExecutionStatus Held = new("held");

    /// <summary>A rule ended it.</summary>
    public static readonly ExecutionStatus Killed = new("killed");

    /// <summary>The caller went away or asked for its end.</summary>
    public static readonly ExecutionStatus Cancelled = new("cancelled");

    /// <summary>The host's failure, not the code's; safe to send again.</summary>
    public static readonly ExecutionStatus SandboxFailed = new("sandbox_failed");

    /// <summary>Whether it ended. What is held has not: a person decides.</summary>
    public bool IsEnding => this != Running && this != Queued && this != Held;

    /// <summary>Whether the guard stopped it: refused, held or killed.</summary>
    public bool IsStopped => this == Refused || this == Held || this == Killed;

    /// <summary>As it stands on the wire.</summary>
    public override string ToString() => Name ?? "";
}

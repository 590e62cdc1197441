namespace InterpreterGuard.Core.Executions;

/// <summary>How an execution stands or ended. Each ending is distinct.</summary>
public enum ExecutionStatus
{
    /// <summary>Accepted; not ended yet.</summary>
    Running,

    /// <summary>The code ended by itself with exit code 0.</summary>
    Completed,

    /// <summary>The code's own error: another exit code, or a signal it met by itself.</summary>
    Failed,

    /// <summary>The wall clock ran out.</summary>
    TimedOut,

    /// <summary>The processor time ran out.</summary>
    CpuExceeded,

    /// <summary>The kernel ended it for memory.</summary>
    MemoryExceeded,

    /// <summary>It wrote more than it may.</summary>
    OutputExceeded,

    /// <summary>It failed for want of processes.</summary>
    ProcessLimit,

    /// <summary>It failed with its disk full.</summary>
    DiskExceeded,

    /// <summary>Screening refused it; nothing ran.</summary>
    Refused,

    /// <summary>It waits for a person; nothing ran.</summary>
    Held,

    /// <summary>A rule ended it.</summary>
    Killed,

    /// <summary>The caller went away or asked for its end.</summary>
    Cancelled,

    /// <summary>Ours, not the code's; safe to send again.</summary>
    SandboxFailed,
}

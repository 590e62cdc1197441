using InterpreterGuard.Core.Monitoring;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Sandboxing.Wire;

namespace InterpreterGuard.Sandboxing.Sandboxes;

/// <summary>All that is known when an execution is over.</summary>
internal sealed record RunEvidence
{
    public required Profile Profile { get; init; }

    public required TimeSpan WallClockMax { get; init; }

    /// <summary>Why we ended it.</summary>
    public required Ending Ending { get; init; }

    /// <summary>Init's word; <see langword="null"/> when it could not give it.</summary>
    public ExitFrame? Exit { get; init; }

    /// <summary>What broke the conversation.</summary>
    public string? Failure { get; init; }

    /// <summary>Whether more was said than may be, also when the code ended before we ended it.</summary>
    public bool OutputExceeded { get; init; }

    public long OutputBytes { get; init; }

    /// <summary>The cgroup when the code was handed over.</summary>
    public required CgroupReading Before { get; init; }

    /// <summary>The cgroup at the end.</summary>
    public required CgroupReading After { get; init; }

    /// <summary>The cgroup when it was last looked at before the end.</summary>
    public CgroupReading? Last { get; init; }

    /// <summary>The engine's own word that memory ran out, where it was asked.</summary>
    public bool EngineSaysOutOfMemory { get; init; }

    /// <summary>Of all processes since the code was handed over. When the cgroup was gone before it could be read, init's count of the main process is the better one.</summary>
    public TimeSpan CpuTime => new(Math.Max(0, Math.Max((After.CpuTime - Before.CpuTime).Ticks, ((Exit?.CpuTime ?? TimeSpan.Zero) - Before.CpuTime).Ticks)));

    /// <summary>
    /// Whether the engine is to be asked for memory kills: the code did not end well, the kernel's counter says nothing, and either nobody is left to say more
    /// or the counter may be too old (a reading that is the same as the one before was taken after the cgroup was gone).
    /// </summary>
    public bool NeedsSecondWitness =>
        Ending == Ending.None && MemoryKills == 0 && (Exit is null || Exit.Signal == Wire.Libc.Sigkill || (Exit.ExitCode != 0 && After == Last));

    public long MemoryKills => Math.Max(Math.Max(0, After.MemoryKills - Before.MemoryKills), EngineSaysOutOfMemory ? 1 : 0);

    public long ProcessLimitHits => Math.Max(0, After.ProcessLimitHits - Before.ProcessLimitHits);

    public bool WorkFilled => Exit is { Work.Filled: true };

    public bool TmpFilled => Exit is { Tmp.Filled: true };
}

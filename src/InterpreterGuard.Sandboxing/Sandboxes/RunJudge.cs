using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Facts;

namespace InterpreterGuard.Sandboxing.Sandboxes;

/// <summary>Evidence → status and the limits that were reached. Pure.</summary>
internal static class RunJudge
{
    /// <summary>Beyond this many refused processes nobody is only being careful: the limit is what the program met, however it ended.</summary>
    private const long ManyHits = 64;

    private const int SigFileSize = 25;

    /// <summary>Our own endings first: they are certain. Then what the kernel says about memory, then the rest.</summary>
    public static ExecutionStatus StatusOf(RunEvidence run) => run.Ending switch
    {
        Ending.Cancelled => ExecutionStatus.Cancelled,
        Ending.Killed => ExecutionStatus.Killed,
        Ending.WallClock => ExecutionStatus.TimedOut,
        Ending.CpuTime => ExecutionStatus.CpuExceeded,
        Ending.Output => ExecutionStatus.OutputExceeded,
        _ when run.OutputExceeded => ExecutionStatus.OutputExceeded,
        _ when run.Exit is null => run.MemoryKills > 0 ? ExecutionStatus.MemoryExceeded : ExecutionStatus.SandboxFailed,
        _ => StatusOfExit(run),
    };

    /// <summary>Every limit that was reached, also when the code ended well all the same.</summary>
    public static IEnumerable<ResourceLimit> LimitsReached(RunEvidence run)
    {
        var profile = run.Profile;
        if (run.MemoryKills > 0)
            yield return new() { Resource = "memory", Limit = profile.MemoryBytesMax, Hits = run.MemoryKills };
        if (run.ProcessLimitHits > 0)
            yield return new() { Resource = "processes", Limit = profile.ProcessesMax, Hits = run.ProcessLimitHits };
        if (run.Ending == Ending.CpuTime)
            yield return new() { Resource = "cpu_time", Limit = (long)profile.CpuTimeMax.TotalMilliseconds };
        if (run.Ending == Ending.WallClock)
            yield return new() { Resource = "wall_clock", Limit = (long)run.WallClockMax.TotalMilliseconds };
        if (run.OutputExceeded)
            yield return new() { Resource = "output", Limit = profile.OutputBytesMax };
        if (run.WorkFilled)
            yield return new() { Resource = "work_disk", Limit = profile.WorkBytesMax };
        if (run.TmpFilled)
            yield return new() { Resource = "tmp_disk", Limit = profile.TmpBytesMax };
    }

    private static ExecutionStatus StatusOfExit(RunEvidence run)
    {
        var exit = run.Exit!;
        var well = exit.ExitCode == 0 && exit.Signal == 0;
        if (!well && run.MemoryKills > 0)
            return ExecutionStatus.MemoryExceeded;
        if (run.ProcessLimitHits >= ManyHits || (!well && run.ProcessLimitHits > 0))
            return ExecutionStatus.ProcessLimit;
        if (!well && (run.WorkFilled || run.TmpFilled || exit.Signal == SigFileSize))
            return ExecutionStatus.DiskExceeded;
        return well ? ExecutionStatus.Completed : ExecutionStatus.Failed;
    }
}

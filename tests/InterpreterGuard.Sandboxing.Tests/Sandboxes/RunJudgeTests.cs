using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Monitoring;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Sandboxing.Sandboxes;
using InterpreterGuard.Sandboxing.Wire;

namespace InterpreterGuard.Sandboxing.Tests.Sandboxes;

public sealed class RunJudgeTests
{
    private static readonly RunEvidence Well = new()
    {
        Profile = new() { Name = "p" },
        WallClockMax = TimeSpan.FromSeconds(3),
        Ending = Ending.None,
        Exit = Exit(0),
        Before = CgroupReading.None,
        After = CgroupReading.None with { CpuTime = TimeSpan.FromSeconds(1) },
    };

    [Fact]
    public void Exit_0_is_completed_and_reaches_no_limit()
    {
        Assert.Equal(ExecutionStatus.Completed, RunJudge.StatusOf(Well));
        Assert.Empty(RunJudge.LimitsReached(Well));
    }

    [Theory]
    [InlineData(Ending.WallClock, ExecutionStatus.TimedOut)]
    [InlineData(Ending.CpuTime, ExecutionStatus.CpuExceeded)]
    [InlineData(Ending.Output, ExecutionStatus.OutputExceeded)]
    [InlineData(Ending.Killed, ExecutionStatus.Killed)]
    [InlineData(Ending.Cancelled, ExecutionStatus.Cancelled)]
    internal void Our_own_ending_is_the_status_whatever_else_was_seen(Ending ending, ExecutionStatus status) =>
        Assert.Equal(status, RunJudge.StatusOf(Well with { Ending = ending, Exit = null, After = Well.After with { MemoryKills = 3 } }));

    [Fact]
    public void A_broken_wire_is_ours() => Assert.Equal(ExecutionStatus.SandboxFailed, RunJudge.StatusOf(Well with { Exit = null, Failure = "x" }));

    [Fact]
    public void A_broken_wire_after_memory_ran_out_is_the_codes() =>
        Assert.Equal(ExecutionStatus.MemoryExceeded, RunJudge.StatusOf(Well with { Exit = null, EngineSaysOutOfMemory = true }));

    [Fact]
    public void Memory_kills_count_only_when_the_code_did_not_end_well()
    {
        var killed = Well with { After = Well.After with { MemoryKills = 1 } };

        Assert.Equal(ExecutionStatus.Completed, RunJudge.StatusOf(killed));
        Assert.Equal(ExecutionStatus.MemoryExceeded, RunJudge.StatusOf(killed with { Exit = Exit(-1, signal: 9) }));
        Assert.Equal("memory", Assert.Single(RunJudge.LimitsReached(killed)).Resource);
    }

    [Fact]
    public void Refused_processes_are_the_status_when_the_code_failed_or_did_not_care()
    {
        var hit = Well with { After = Well.After with { ProcessLimitHits = 3 } };

        Assert.Equal(ExecutionStatus.Completed, RunJudge.StatusOf(hit));
        Assert.Equal(ExecutionStatus.ProcessLimit, RunJudge.StatusOf(hit with { Exit = Exit(1) }));
        Assert.Equal(ExecutionStatus.ProcessLimit, RunJudge.StatusOf(hit with { After = hit.After with { ProcessLimitHits = 5000 } }));
        Assert.Equal(3, Assert.Single(RunJudge.LimitsReached(hit)).Hits);
    }

    [Fact]
    public void A_full_disk_is_the_status_when_the_code_failed()
    {
        var full = Well with { Exit = Exit(1) with { Work = new(0, 1 << 20, 1 << 20) } };

        Assert.Equal(ExecutionStatus.DiskExceeded, RunJudge.StatusOf(full));
        Assert.Equal("work_disk", Assert.Single(RunJudge.LimitsReached(full)).Resource);
        Assert.Equal(ExecutionStatus.Completed, RunJudge.StatusOf(full with { Exit = full.Exit! with { ExitCode = 0 } }));
        Assert.Equal(ExecutionStatus.Failed, RunJudge.StatusOf(full with { Exit = full.Exit! with { Work = new(0, 1 << 19, 1 << 20) } }));
    }

    [Fact]
    public void A_disk_that_was_full_before_is_not_what_this_execution_did()
    {
        var found = Well with { Exit = Exit(1) with { Work = new(1 << 20, 1 << 20, 1 << 20) } };

        Assert.Equal(ExecutionStatus.Failed, RunJudge.StatusOf(found));
        Assert.Empty(RunJudge.LimitsReached(found));
    }

    [Fact]
    public void The_engine_is_asked_for_memory_only_when_the_kernels_counter_may_be_too_old()
    {
        Assert.False(Well.NeedsSecondWitness);
        Assert.True((Well with { Exit = null }).NeedsSecondWitness);
        Assert.True((Well with { Exit = Exit(-1, signal: 9) }).NeedsSecondWitness);
        Assert.True((Well with { Exit = Exit(1), Last = Well.After }).NeedsSecondWitness);
        Assert.False((Well with { Exit = Exit(1), Last = Well.Before }).NeedsSecondWitness);
    }

    private static ExitFrame Exit(int code, int signal = 0) =>
        new() { ExitCode = code, Signal = signal, CpuTime = TimeSpan.Zero, Work = new(0, 0, 1 << 27), Tmp = new(0, 0, 1 << 26) };
}

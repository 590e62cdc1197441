using InterpreterGuard.Core.Monitoring;

namespace InterpreterGuard.Monitoring.Resources;

/// <summary>Version 1: a tree for each controller.</summary>
internal sealed class CgroupV1(CgroupFolders folders) : CgroupBase(folders.Find("memory")!)
{
    private const double NanosecondsPerTick = 100;

    /// <summary>The kernel's bound; 1024 is usual.</summary>
    private const string SharesMax = "262144";

    private readonly string? _memory = folders.Find("memory");
    private readonly string? _pids = folders.Find("pids");
    private readonly string? _cpu = folders.Find("cpu");
    private readonly string? _cpuAccount = folders.Find("cpuacct");

    public override CgroupLimits ReadLimits() => ReadLimits(_memory, _cpu, _pids);

    public override void Hasten()
    {
        CgroupFile.Write(_cpu, "cpu.cfs_quota_us", "-1");
        CgroupFile.Write(_cpu, "cpu.shares", SharesMax);
    }

    protected override CgroupReading ReadNow() => new(
        CpuTime: TimeSpan.FromTicks((long)(CgroupFile.Number(_cpuAccount, "cpuacct.usage") / NanosecondsPerTick)),
        ThrottledTime: TimeSpan.FromTicks((long)(CgroupFile.Field(_cpu, "cpu.stat", "throttled_time") / NanosecondsPerTick)),
        MemoryBytes: CgroupFile.Number(_memory, "memory.usage_in_bytes"),
        MemoryPeakBytes: CgroupFile.Number(_memory, "memory.max_usage_in_bytes"),
        MemoryKills: CgroupFile.Field(_memory, "memory.oom_control", "oom_kill"),
        Processes: CgroupFile.Number(_pids, "pids.current"),
        ProcessesPeak: CgroupFile.Number(_pids, "pids.peak"),
        ProcessLimitHits: CgroupFile.Field(_pids, "pids.events", "max"));

    private static CgroupLimits ReadLimits(string? memory, string? cpu, string? pids)
    {
        var quota = CgroupFile.Number(cpu, "cpu.cfs_quota_us");
        var period = CgroupFile.Number(cpu, "cpu.cfs_period_us");
        return new(
            "cgroup v1",
            CgroupFile.Limit(memory, "memory.limit_in_bytes"),
            CgroupFile.Limit(memory, "memory.memsw.limit_in_bytes"),
            quota > 0 && period > 0 ? (double)quota / period : 0,
            (int)CgroupFile.Limit(pids, "pids.max"));
    }
}

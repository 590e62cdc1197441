using System.Globalization;
using InterpreterGuard.Core.Monitoring;

namespace InterpreterGuard.Monitoring.Resources;

/// <summary>Version 2: one tree.</summary>
internal sealed class CgroupV2(string folder) : CgroupBase(folder)
{
    private const long TicksPerMicrosecond = TimeSpan.TicksPerMicrosecond;

    /// <summary>The kernel's bound; 100 is usual.</summary>
    private const string WeightMax = "10000";

    private readonly string _folder = folder;

    public override CgroupLimits ReadLimits() => ReadLimits(_folder);

    public override void Hasten()
    {
        CgroupFile.Write(_folder, "cpu.max", "max");
        CgroupFile.Write(_folder, "cpu.weight", WeightMax);
    }

    protected override CgroupReading ReadNow() => new(
        CpuTime: TimeSpan.FromTicks(CgroupFile.Field(_folder, "cpu.stat", "usage_usec") * TicksPerMicrosecond),
        ThrottledTime: TimeSpan.FromTicks(CgroupFile.Field(_folder, "cpu.stat", "throttled_usec") * TicksPerMicrosecond),
        MemoryBytes: CgroupFile.Number(_folder, "memory.current"),
        MemoryPeakBytes: CgroupFile.Number(_folder, "memory.peak"),
        MemoryKills: CgroupFile.Field(_folder, "memory.events", "oom_kill"),
        Processes: CgroupFile.Number(_folder, "pids.current"),
        ProcessesPeak: CgroupFile.Number(_folder, "pids.peak"),
        ProcessLimitHits: CgroupFile.Field(_folder, "pids.events", "max"));

    private static CgroupLimits ReadLimits(string folder)
    {
        var memory = CgroupFile.Limit(folder, "memory.max");

        // Here swap has a limit of its own: "max" is none, and a number adds to the memory.
        var swap = CgroupFile.Text(folder, "memory.swap.max").Trim();
        var both = memory > 0 && long.TryParse(swap, NumberStyles.Integer, CultureInfo.InvariantCulture, out var swapBytes) ? memory + swapBytes : 0;
        return new("cgroup v2", memory, both, Cores(CgroupFile.Text(folder, "cpu.max")), (int)CgroupFile.Limit(folder, "pids.max"));
    }

    // "50000 100000" is half a processor; "max 100000" is no limit.
    private static double Cores(string text)
    {
        var parts = text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 2
            && double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var quota)
            && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var period)
            && period > 0 ? quota / period : 0;
    }
}

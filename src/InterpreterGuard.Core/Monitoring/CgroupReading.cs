namespace InterpreterGuard.Core.Monitoring;

/// <summary>What the kernel has counted for a sandbox since it was made. 0 where this kernel does not tell.</summary>
/// <param name="CpuTime">Processor time of all processes together.</param>
/// <param name="ThrottledTime">Time in which the processor quota held it back.</param>
/// <param name="MemoryBytes">Memory held now, tmpfs and page cache included.</param>
/// <param name="MemoryPeakBytes">The most memory held at once.</param>
/// <param name="MemoryKills">Processes the kernel ended because memory ran out.</param>
/// <param name="Processes">Processes and threads alive now.</param>
/// <param name="ProcessesPeak">The most at once.</param>
/// <param name="ProcessLimitHits">How often a new process was refused for the limit.</param>
public sealed record CgroupReading(
    TimeSpan CpuTime,
    TimeSpan ThrottledTime,
    long MemoryBytes,
    long MemoryPeakBytes,
    long MemoryKills,
    long Processes,
    long ProcessesPeak,
    long ProcessLimitHits)
{
    public static readonly CgroupReading None = new(TimeSpan.Zero, TimeSpan.Zero, 0, 0, 0, 0, 0, 0);
}

namespace InterpreterGuard.Core.Monitoring;

/// <summary>Limits read back from the kernel. 0 means that there is none.</summary>
/// <param name="Version"><c>cgroup v1</c> or <c>cgroup v2</c>.</param>
/// <param name="MemoryBytes">Memory in bytes.</param>
/// <param name="MemoryAndSwapBytes">Memory and swap together in bytes; equal to <paramref name="MemoryBytes"/> when there is no swap. 0 also where the kernel does not account swap.</param>
/// <param name="CpuCores">Processors, as a share of wall-clock time.</param>
/// <param name="Processes">Processes and threads alive at once.</param>
public sealed record CgroupLimits(string Version, long MemoryBytes, long MemoryAndSwapBytes, double CpuCores, int Processes);

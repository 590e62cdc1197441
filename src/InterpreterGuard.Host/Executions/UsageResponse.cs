using InterpreterGuard.Core.Executions;

namespace InterpreterGuard.Host.Executions;

/// <summary>What an execution used, as the kernel counts it.</summary>
internal sealed record UsageResponse(double CpuMs, long MemoryPeakBytes, long ProcessesPeak, long WorkPeakBytes, long TmpPeakBytes, long OutputBytes)
{
    public static UsageResponse Of(ResourceUsage usage) =>
        new(usage.CpuTime.TotalMilliseconds, usage.MemoryPeakBytes, usage.ProcessesPeak, usage.WorkPeakBytes, usage.TmpPeakBytes, usage.OutputBytes);
}

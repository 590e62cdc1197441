namespace InterpreterGuard.Client;

/// <summary>What an execution used, as the kernel counts it.</summary>
public sealed record ExecutionUsage
{
    /// <summary>Processor time in milliseconds.</summary>
    public double CpuMs { get; init; }

    /// <summary>The most memory it held at once, in bytes.</summary>
    public long MemoryPeakBytes { get; init; }

    /// <summary>The most processes it had at once.</summary>
    public long ProcessesPeak { get; init; }

    /// <summary>The most its work folder held, in bytes.</summary>
    public long WorkPeakBytes { get; init; }

    /// <summary>The most its <c>/tmp</c> held, in bytes.</summary>
    public long TmpPeakBytes { get; init; }

    /// <summary>What it wrote, in bytes.</summary>
    public long OutputBytes { get; init; }
}

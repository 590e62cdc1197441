namespace InterpreterGuard.Core.Executions;

/// <summary>What an execution used, as the kernel counts it.</summary>
public sealed record ResourceUsage
{
    public static readonly ResourceUsage None = new();

    /// <summary>Processor time of all processes since the code started.</summary>
    public TimeSpan CpuTime { get; init; }

    /// <summary>The most memory the sandbox held at once, in bytes.</summary>
    public long MemoryPeakBytes { get; init; }

    /// <summary>The most processes at once; 0 where the kernel does not tell.</summary>
    public long ProcessesPeak { get; init; }

    /// <summary>The most bytes the work folder held, sampled ten times a second.</summary>
    public long WorkPeakBytes { get; init; }

    /// <summary>The most bytes <c>/tmp</c> held, sampled ten times a second.</summary>
    public long TmpPeakBytes { get; init; }

    /// <summary>Bytes written to stdout and stderr, those cut included.</summary>
    public long OutputBytes { get; init; }
}

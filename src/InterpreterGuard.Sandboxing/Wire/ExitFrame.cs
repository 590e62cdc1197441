using System.Buffers.Binary;

namespace InterpreterGuard.Sandboxing.Wire;

/// <summary>How the runner's main process ended, as init saw it.</summary>
internal sealed record ExitFrame
{
    private const int Length = 56;

    /// <summary>-1 when a signal ended it.</summary>
    public required int ExitCode { get; init; }

    /// <summary>0 when it exited by itself.</summary>
    public required int Signal { get; init; }

    /// <summary>Processor time of the main process since it was started, warming up included, and of the children it waited for.</summary>
    public required TimeSpan CpuTime { get; init; }

    public required long WorkPeakBytes { get; init; }

    public required long WorkBytes { get; init; }

    public required long TmpPeakBytes { get; init; }

    public required long TmpBytes { get; init; }

    public static ExitFrame Read(ReadOnlySpan<byte> payload)
    {
        if (payload.Length != Length)
            throw new WireException($"Exit has {payload.Length} bytes instead of {Length}.");
        return new()
        {
            ExitCode = BinaryPrimitives.ReadInt32LittleEndian(payload),
            Signal = BinaryPrimitives.ReadInt32LittleEndian(payload[4..]),
            CpuTime = TimeSpan.FromMicroseconds(Bounded(payload, 8) + (double)Bounded(payload, 16)),
            WorkPeakBytes = Bounded(payload, 24),
            WorkBytes = Bounded(payload, 32),
            TmpPeakBytes = Bounded(payload, 40),
            TmpBytes = Bounded(payload, 48),
        };
    }

    // 2^52 bytes or microseconds (142 years) is beyond everything true, and safe in every sum.
    private static long Bounded(ReadOnlySpan<byte> payload, int at)
    {
        var value = BinaryPrimitives.ReadUInt64LittleEndian(payload[at..]);
        return value <= 1UL << 52 ? (long)value : throw new WireException($"Exit tells {value} at byte {at}; nothing is that large.");
    }
}

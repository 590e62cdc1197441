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
            CpuTime = TimeSpan.FromMicroseconds(Number(payload, 8) + (double)Number(payload, 16)),
            WorkPeakBytes = Number(payload, 24),
            WorkBytes = Number(payload, 32),
            TmpPeakBytes = Number(payload, 40),
            TmpBytes = Number(payload, 48),
        };
    }

    /// <summary>The end of a cell, in the same words: its interpreter lives on.</summary>
    public static ExitFrame OfCell(int status, SyncedFrame synced) => new()
    {
        ExitCode = status,
        Signal = 0,
        CpuTime = TimeSpan.Zero,
        WorkPeakBytes = synced.WorkPeakBytes,
        WorkBytes = synced.WorkBytes,
        TmpPeakBytes = synced.TmpPeakBytes,
        TmpBytes = synced.TmpBytes,
    };

    private static long Number(ReadOnlySpan<byte> payload, int at) => WireNumbers.Bounded(payload, at, FrameType.Exit);
}

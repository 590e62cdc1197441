using System.Buffers.Binary;

namespace InterpreterGuard.Sandboxing.Wire;

/// <summary>How the runner's main process ended, as init saw it.</summary>
internal sealed record ExitFrame
{
    private const int Length = 72;

    /// <summary>-1 when a signal ended it.</summary>
    public required int ExitCode { get; init; }

    /// <summary>0 when it exited by itself.</summary>
    public required int Signal { get; init; }

    /// <summary>Processor time of the main process since it was started, warming up included, and of the children it waited for.</summary>
    public required TimeSpan CpuTime { get; init; }

    public required StorageUse Work { get; init; }

    public required StorageUse Tmp { get; init; }

    public static ExitFrame Read(ReadOnlySpan<byte> payload)
    {
        if (payload.Length != Length)
            throw new WireException($"Exit has {payload.Length} bytes instead of {Length}.");
        return new()
        {
            ExitCode = BinaryPrimitives.ReadInt32LittleEndian(payload),
            Signal = BinaryPrimitives.ReadInt32LittleEndian(payload[4..]),
            CpuTime = TimeSpan.FromMicroseconds(Number(payload, 8) + (double)Number(payload, 16)),
            Work = StorageUse.Read(payload[24..], FrameType.Exit),
            Tmp = StorageUse.Read(payload[48..], FrameType.Exit),
        };
    }

    /// <summary>The end of a cell, in the same words: its interpreter lives on.</summary>
    public static ExitFrame OfCell(int status, SyncedFrame synced) => new()
    {
        ExitCode = status,
        Signal = 0,
        CpuTime = TimeSpan.Zero,
        Work = synced.Work,
        Tmp = synced.Tmp,
    };

    private static long Number(ReadOnlySpan<byte> payload, int at) => WireNumbers.Bounded(payload, at, FrameType.Exit);
}

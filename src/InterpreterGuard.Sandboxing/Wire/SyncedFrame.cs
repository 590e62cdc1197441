using System.Buffers;
using System.Buffers.Binary;

namespace InterpreterGuard.Sandboxing.Wire;

/// <summary>Everything the runner had written when it was asked has been sent; and how the two places that hold files were used since the last time.</summary>
internal sealed record SyncedFrame(uint Number, StorageUse Work, StorageUse Tmp)
{
    private const int Length = 52;

    public static ReadOnlyMemory<byte> Ask(uint number)
    {
        Span<byte> payload = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(payload, number);
        var output = new ArrayBufferWriter<byte>(FrameHeader.Length + sizeof(uint));
        output.Frame(FrameType.Sync, payload);
        return output.WrittenMemory;
    }

    public static SyncedFrame Read(ReadOnlySpan<byte> payload)
    {
        if (payload.Length != Length)
            throw new WireException($"Synced has {payload.Length} bytes instead of {Length}.");
        return new(
            BinaryPrimitives.ReadUInt32LittleEndian(payload),
            StorageUse.Read(payload[4..], FrameType.Synced),
            StorageUse.Read(payload[28..], FrameType.Synced));
    }
}

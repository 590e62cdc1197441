using System.Buffers.Binary;
using System.Runtime.InteropServices;
using InterpreterGuard.Monitoring.Syscalls.Calls;

namespace InterpreterGuard.Monitoring.Syscalls.Network;

/// <summary>The parts of <c>struct msghdr</c> we look at.</summary>
internal readonly record struct MessageHeader(ulong Address, int AddressLength, ulong Vectors, ulong VectorCount)
{
    /// <summary>Bytes of a <c>struct mmsghdr</c>: the header, and how much of it was sent.</summary>
    public const int SizeInList = 64;

    /// <summary>Bytes of a <c>struct msghdr</c>.</summary>
    public const int Size = 56;
    private const int VectorsMax = 64;

    public static bool TryRead(NotifiedCall call, ulong pointer, out MessageHeader header)
    {
        Span<byte> bytes = stackalloc byte[Size];
        var read = call.TryRead(pointer, bytes);
        header = new(
            BinaryPrimitives.ReadUInt64LittleEndian(bytes),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]),
            BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]),
            BinaryPrimitives.ReadUInt64LittleEndian(bytes[24..]));
        return read;
    }

    /// <summary>The pieces joined; <see langword="null"/> when they cannot be read or are more than a datagram holds.</summary>
    public byte[]? Gather(NotifiedCall call)
    {
        if (VectorCount > VectorsMax || Bytes(call) is not (>= 0 and <= SendCalls.DatagramBytesMax))
            return null;
        Span<ulong> vectors = stackalloc ulong[2 * (int)VectorCount];
        if (!call.TryRead(Vectors, MemoryMarshal.AsBytes(vectors)))
            return null;
        var joined = new byte[SendCalls.DatagramBytesMax];
        var at = 0;
        for (var i = 0; i < vectors.Length; i += 2)
        {
            var length = (int)Math.Min(vectors[i + 1], (ulong)(joined.Length - at));
            if (!call.TryRead(vectors[i], joined.AsSpan(at, length)))
                return null;
            at += length;
        }

        return joined[..at];
    }

    /// <summary>Bytes of all pieces together; -1 when there are too many or they cannot be read.</summary>
    public long Bytes(NotifiedCall call)
    {
        if (VectorCount > VectorsMax)
            return -1;
        Span<ulong> vectors = stackalloc ulong[2 * (int)VectorCount];
        if (!call.TryRead(Vectors, MemoryMarshal.AsBytes(vectors)))
            return -1;
        var sum = 0UL;
        for (var i = 1; i < vectors.Length; i += 2)
            sum += vectors[i];
        return (long)Math.Min(sum, long.MaxValue);
    }
}

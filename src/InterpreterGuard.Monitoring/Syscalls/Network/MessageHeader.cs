using System.Buffers.Binary;
using System.Runtime.InteropServices;
using InterpreterGuard.Monitoring.Syscalls.Calls;

namespace InterpreterGuard.Monitoring.Syscalls.Network;

/// <summary>The parts of <c>struct msghdr</c> we look at.</summary>
internal readonly record struct MessageHeader(ulong Address, int AddressLength, ulong Vectors, ulong VectorCount)
{
    /// <summary>Bytes of a <c>struct mmsghdr</c>: the header, and how much of it was sent.</summary>
    public const int SizeInList = 64;

    private const int Size = 56;
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

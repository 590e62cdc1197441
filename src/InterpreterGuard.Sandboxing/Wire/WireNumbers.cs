using System.Buffers.Binary;

namespace InterpreterGuard.Sandboxing.Wire;

/// <summary>Numbers that a sandbox tells.</summary>
internal static class WireNumbers
{
    /// <summary>A count of bytes or microseconds. 2^52 (142 years) is beyond everything true, and safe in every sum.</summary>
    /// <exception cref="WireException">It is larger.</exception>
    public static long Bounded(ReadOnlySpan<byte> payload, int at, FrameType frame)
    {
        var value = BinaryPrimitives.ReadUInt64LittleEndian(payload[at..]);
        return value <= 1UL << 52 ? (long)value : throw new WireException($"{frame} tells {value} at byte {at}; nothing is that large.");
    }
}

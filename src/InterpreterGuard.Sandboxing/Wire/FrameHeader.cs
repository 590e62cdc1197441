using System.Buffers.Binary;

namespace InterpreterGuard.Sandboxing.Wire;

/// <summary>The 8 bytes before each payload: its length, the frame's type, three zero bytes.</summary>
internal readonly record struct FrameHeader(int PayloadLength, FrameType Type)
{
    public const int Length = 8;

    /// <summary>Version of the wire that both sides must speak.</summary>
    public const uint Version = 4;

    /// <summary>The longest payload from a sandbox. Sandboxes are not trusted: this is all the memory a frame can cost us.</summary>
    public const int InboundMax = 65_536;

    /// <summary>The longest payload to a sandbox; longer things are sent in pieces.</summary>
    public const int OutboundMax = 1_048_576;

    /// <summary>Reads a sandbox's header. False: not enough bytes yet.</summary>
    /// <exception cref="WireException">The header breaks a bound or names a type a sandbox does not send.</exception>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out FrameHeader header)
    {
        header = default;
        if (bytes.Length < Length)
            return false;

        var length = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        var type = (FrameType)bytes[4];
        if (length > InboundMax)
            throw new WireException($"A frame of type 0x{bytes[4]:x2} announces {length} bytes; at most {InboundMax} are allowed.");
        if (!IsFromSandbox(type))
            throw new WireException($"A sandbox does not send frames of type 0x{bytes[4]:x2}.");
        if (bytes[5] != 0 || bytes[6] != 0 || bytes[7] != 0)
            throw new WireException("A frame's three padding bytes are not zero.");

        header = new((int)length, type);
        return true;
    }

    private static bool IsFromSandbox(FrameType type) => type
        is FrameType.Hello or FrameType.Listener or FrameType.Ready or FrameType.Network
        or FrameType.Stdout or FrameType.Stderr or FrameType.FromRunner or FrameType.Synced
        or FrameType.Exit or FrameType.Error
        or FrameType.FileDone or FrameType.FileInfo or FrameType.FileData or FrameType.FileEntry;

    public void Write(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(destination, (uint)PayloadLength);
        destination[4] = (byte)Type;
        destination.Slice(5, 3).Clear();
    }
}

namespace InterpreterGuard.Sandboxing.Wire;

/// <summary>A frame from a sandbox. The payload is valid until the next frame is read.</summary>
internal readonly record struct Frame(FrameType Type, ReadOnlyMemory<byte> Payload)
{
    /// <summary>HELLO and LISTENER: one number.</summary>
    public uint Number()
    {
        if (Payload.Length != sizeof(uint))
            throw new WireException($"{Type} has {Payload.Length} bytes instead of 4.");
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(Payload.Span);
    }
}

using System.Buffers.Binary;

namespace InterpreterGuard.Monitoring.Syscalls.Filter;

/// <summary>One instruction of classic BPF (<c>struct sock_filter</c>).</summary>
/// <param name="Code">The operation.</param>
/// <param name="JumpTrue">Instructions skipped when a comparison holds.</param>
/// <param name="JumpFalse">Instructions skipped when it does not.</param>
/// <param name="Value">The constant.</param>
internal readonly record struct BpfInstruction(ushort Code, byte JumpTrue, byte JumpFalse, uint Value)
{
    /// <summary>Bytes of one instruction.</summary>
    public const int Size = 8;

    public void Write(Span<byte> into)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(into, Code);
        into[2] = JumpTrue;
        into[3] = JumpFalse;
        BinaryPrimitives.WriteUInt32LittleEndian(into[4..], Value);
    }

    public static BpfInstruction Read(ReadOnlySpan<byte> from) =>
        new(BinaryPrimitives.ReadUInt16LittleEndian(from), from[2], from[3], BinaryPrimitives.ReadUInt32LittleEndian(from[4..]));
}

using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace InterpreterGuard.Sandboxing.Wire;

/// <summary>How numbers, texts and frames are laid down.</summary>
internal static class WireWriting
{
    // A piece of a file leaves room for its own fields in the frame.
    private const int FilePieceMax = FrameHeader.OutboundMax - 4096;

    public static void Number(this IBufferWriter<byte> output, uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(output.GetSpan(sizeof(uint)), value);
        output.Advance(sizeof(uint));
    }

    public static void LongNumber(this IBufferWriter<byte> output, ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(output.GetSpan(sizeof(ulong)), value);
        output.Advance(sizeof(ulong));
    }

    public static void Text(this IBufferWriter<byte> output, string text)
    {
        output.Number((uint)Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, output);
    }

    public static void Texts(this IBufferWriter<byte> output, IReadOnlyList<string> texts)
    {
        output.Number((uint)texts.Count);
        foreach (var text in texts)
            output.Text(text);
    }

    /// <summary>One frame.</summary>
    public static void Frame(this IBufferWriter<byte> output, FrameType type, ReadOnlySpan<byte> payload)
    {
        if (payload.Length > FrameHeader.OutboundMax)
            throw new ArgumentException($"A frame of {payload.Length} bytes is over the bound of {FrameHeader.OutboundMax}.", nameof(payload));
        new FrameHeader(payload.Length, type).Write(output.GetSpan(FrameHeader.Length));
        output.Advance(FrameHeader.Length);
        output.Write(payload);
    }

    /// <summary>As many frames as it takes. Nothing to say is no frame.</summary>
    public static void Frames(this IBufferWriter<byte> output, FrameType type, ReadOnlySpan<byte> payload)
    {
        while (!payload.IsEmpty)
        {
            var piece = payload[..Math.Min(payload.Length, FrameHeader.OutboundMax)];
            output.Frame(type, piece);
            payload = payload[piece.Length..];
        }
    }

    /// <summary>A file below the work folder: made with its first piece, the others appended.</summary>
    public static void File(this IBufferWriter<byte> output, string path, ReadOnlySpan<byte> content)
    {
        const uint create = 1;
        const uint append = 0;
        const uint mode = 0x1A4; // 0644
        var flags = create;
        do
        {
            var piece = content[..Math.Min(content.Length, FilePieceMax)];
            var payload = new ArrayBufferWriter<byte>(piece.Length + 1024);
            payload.Number(flags);
            payload.Number(mode);
            payload.Text(path);
            payload.Write(piece);
            output.Frame(FrameType.File, payload.WrittenSpan);
            content = content[piece.Length..];
            flags = append;
        }
        while (!content.IsEmpty);
    }
}

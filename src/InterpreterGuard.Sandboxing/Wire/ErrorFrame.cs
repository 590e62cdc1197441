using System.Buffers.Binary;
using System.Text;

namespace InterpreterGuard.Sandboxing.Wire;

/// <summary>Init could not do its work: which step, which errno, one sentence.</summary>
internal sealed record ErrorFrame(uint Step, int Errno, string Sentence)
{
    private const int SentenceMax = 500;

    public static ErrorFrame Read(ReadOnlySpan<byte> payload)
    {
        if (payload.Length < 8)
            throw new WireException($"Error has {payload.Length} bytes; at least 8 are needed.");
        var sentence = payload[8..];
        return new(
            BinaryPrimitives.ReadUInt32LittleEndian(payload),
            BinaryPrimitives.ReadInt32LittleEndian(payload[4..]),
            new string([.. Encoding.UTF8.GetString(sentence.Length > SentenceMax ? sentence[..SentenceMax] : sentence).Where(character => !char.IsControl(character))]));
    }

    public override string ToString() => $"init failed in step {Step} with errno {Errno}: {Sentence}";
}

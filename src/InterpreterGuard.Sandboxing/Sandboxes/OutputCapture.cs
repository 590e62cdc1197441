using System.Buffers;
using System.Text;
using InterpreterGuard.Core.Executions;

namespace InterpreterGuard.Sandboxing.Sandboxes;

/// <summary>What a program wrote, kept up to a bound over both streams and counted beyond it.</summary>
internal sealed class OutputCapture(long bytesMax)
{
    private readonly ArrayBufferWriter<byte> _stdout = new(256);
    private readonly ArrayBufferWriter<byte> _stderr = new(256);

    /// <summary>Everything that was written, cut or not.</summary>
    public long BytesSeen { get; private set; }

    public bool Exceeded => BytesSeen > bytesMax;

    /// <summary>Takes what was written, and hands back as much of it as is kept.</summary>
    public ReadOnlySpan<byte> Stdout(ReadOnlySpan<byte> bytes) => Keep(_stdout, bytes);

    /// <inheritdoc cref="Stdout"/>
    public ReadOnlySpan<byte> Stderr(ReadOnlySpan<byte> bytes) => Keep(_stderr, bytes);

    public CapturedOutput Captured() => new(Text(_stdout.WrittenSpan), Text(_stderr.WrittenSpan), Exceeded);

    private ReadOnlySpan<byte> Keep(ArrayBufferWriter<byte> stream, ReadOnlySpan<byte> bytes)
    {
        var room = Math.Max(0, bytesMax - BytesSeen);
        BytesSeen += bytes.Length;
        var kept = bytes[..(int)Math.Min(room, bytes.Length)];
        stream.Write(kept);
        return kept;
    }

    // A cut may fall inside a character; what is left of it is not the program's broken output but ours, so it goes.
    private string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(Exceeded ? bytes[..WholeCharacters(bytes)] : bytes);

    private static int WholeCharacters(ReadOnlySpan<byte> bytes)
    {
        var lead = bytes.Length;
        while (lead > 0 && bytes.Length - lead < 3 && (bytes[lead - 1] & 0xC0) == 0x80)
            lead--;
        if (lead == 0)
            return bytes.Length;

        var needed = bytes[lead - 1] switch
        {
            >= 0xF0 => 4,
            >= 0xE0 => 3,
            >= 0xC0 => 2,
            _ => 1,
        };
        return bytes.Length - (lead - 1) < needed ? lead - 1 : bytes.Length;
    }
}

using System.Buffers;

namespace InterpreterGuard.Sandboxing.Sandboxes;

/// <summary>Puts lines together from what came in pieces. A line over the bound is dropped to its end and counted.</summary>
internal sealed class LineReader(int lineMax)
{
    private readonly ArrayBufferWriter<byte> _line = new(256);
    private bool _dropping;

    /// <summary>Lines that were too long.</summary>
    public int Dropped { get; private set; }

    public delegate void OnLine(ReadOnlySpan<byte> line);

    public void Take(ReadOnlySpan<byte> bytes, OnLine onLine)
    {
        while (!bytes.IsEmpty)
        {
            var end = bytes.IndexOf((byte)'\n');
            var piece = end < 0 ? bytes : bytes[..end];
            Keep(piece);
            if (end < 0)
                return;
            if (!_dropping)
                onLine(_line.WrittenSpan);
            _dropping = false;
            _line.ResetWrittenCount();
            bytes = bytes[(end + 1)..];
        }
    }

    private void Keep(ReadOnlySpan<byte> piece)
    {
        if (_dropping)
            return;
        if (_line.WrittenCount + piece.Length > lineMax)
        {
            _dropping = true;
            Dropped++;
            return;
        }

        _line.Write(piece);
    }
}

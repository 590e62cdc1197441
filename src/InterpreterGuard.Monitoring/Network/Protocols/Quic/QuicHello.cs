namespace InterpreterGuard.Monitoring.Network.Protocols.Quic;

/// <summary>Puts together the hello of one connection, whose pieces come in any order and in several packets. A byte that is said twice, and differently, spoils it: two readers would read two hellos.</summary>
internal sealed class QuicHello
{
    private const ulong Padding = 0x00;
    private const ulong Ping = 0x01;
    private const ulong Acknowledge = 0x02;
    private const ulong AcknowledgeWithCounts = 0x03;
    private const ulong Crypto = 0x06;
    private const ulong Close = 0x1C;

    private readonly byte[] _bytes = new byte[FirstBytesReader.BytesMax];
    private readonly bool[] _known = new bool[FirstBytesReader.BytesMax];
    private int _end;

    /// <summary>Nobody can tell what it says.</summary>
    public bool IsSpoilt { get; private set; }

    /// <summary>Whether any of its bytes came.</summary>
    public bool HasBegun => _end > 0;

    /// <summary>The hello, once all of it is there.</summary>
    public FirstBytes? Whole
    {
        get
        {
            var missing = Array.IndexOf(_known, false, 0, _end);
            var hello = _bytes.AsSpan(0, missing < 0 ? _end : missing);
            if (IsSpoilt || (hello.Length > 0 && !TlsHello.Begins(hello)))
                return new(FirstBytes.Quic);
            return TlsHello.IsWhole(hello) ? new(FirstBytes.Quic) { ServerName = TlsHello.NameOf(hello) } : null;
        }
    }

    /// <summary>Takes the frames of one packet. Those that a client may send first are known; any other ends the reading (RFC 9000, 12.4).</summary>
    public void Take(ReadOnlySpan<byte> frames)
    {
        var reader = new QuicReader(frames);
        while (!reader.IsAtEnd && reader.TryNumber(out var type))
        {
            var read = type switch
            {
                Padding or Ping => true,
                Acknowledge or AcknowledgeWithCounts => SkipAcknowledgement(ref reader, type == AcknowledgeWithCounts),
                Crypto => TakePiece(ref reader),
                Close => reader.TryBytes((ulong)reader.Left, out _),
                _ => false,
            };
            if (read)
                continue;
            IsSpoilt = true;
            return;
        }
    }

    private bool TakePiece(ref QuicReader reader)
    {
        if (!reader.TryNumber(out var offset) || !reader.TryNumber(out var length) || !reader.TryBytes(length, out var piece) || offset + length > (ulong)_bytes.Length)
            return false;
        for (var i = 0; i < piece.Length; i++)
        {
            var at = (int)offset + i;
            if (_known[at] && _bytes[at] != piece[i])
                return false;
            (_known[at], _bytes[at]) = (true, piece[i]);
        }

        _end = Math.Max(_end, (int)offset + piece.Length);
        return true;
    }

    private static bool SkipAcknowledgement(ref QuicReader reader, bool withCounts)
    {
        if (!reader.TryNumber(out _) || !reader.TryNumber(out _) || !reader.TryNumber(out var ranges) || !reader.TryNumber(out _))
            return false;
        for (var left = (2 * Math.Min(ranges, 4096)) + (withCounts ? 3UL : 0); left > 0; left--)
        {
            if (!reader.TryNumber(out _))
                return false;
        }

        return ranges <= 4096;
    }
}

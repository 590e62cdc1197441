using System.Globalization;
using System.Text;

namespace InterpreterGuard.Monitoring.Network.Protocols;

/// <summary>
/// Follows a program's side of an HTTP/1 connection from request to request (RFC 9112): which bytes are a head, which a body. It is stricter than servers are: what two readers could understand in two
/// ways is how one request is hidden in another's body, so whatever is not plain is lost. One loop at a time; <see cref="Answered"/> may be another one's.
/// </summary>
internal sealed class HttpRequests
{
    private const int ChunkLineMax = 256;
    private const int StatusBytes = 12;

    private readonly byte[] _status = new byte[StatusBytes];
    private int _statusHave;
    private bool _headSeen;
    private bool _asksUpgrade;
    private volatile bool _upgraded;
    private State _state = State.Head;
    private bool _inChunk;
    private long _left;

    private enum State
    {
        Head,
        Body,
        ChunkLine,
        ChunkEnd,
        Trailer,
        Lost,
    }

    /// <summary>The server's first words were read; what it says afterwards changes nothing.</summary>
    public bool AnswerRead => _statusHave == StatusBytes;

    /// <summary>Understands as much as belongs together.</summary>
    public HttpStep Next(ReadOnlySpan<byte> bytes)
    {
        if (_upgraded || bytes.IsEmpty)
            return new(bytes.Length);
        return _state switch
        {
            State.Head => Head(bytes),
            State.Body => Body(bytes),
            State.ChunkLine => Line(bytes, Chunk),
            State.ChunkEnd => Line(bytes, line => line.IsEmpty ? State.ChunkLine : State.Lost),
            State.Trailer => Line(bytes, line => line.IsEmpty ? State.Head : State.Trailer),
            _ => new(0, IsLost: true),
        };
    }

    /// <summary>The server's side. Where the first request asked for a WebSocket and is granted one, what follows is no HTTP.</summary>
    public void Answered(ReadOnlySpan<byte> bytes)
    {
        if (_statusHave == StatusBytes)
            return;
        var part = bytes[..Math.Min(bytes.Length, StatusBytes - _statusHave)];
        part.CopyTo(_status.AsSpan(_statusHave));
        _statusHave += part.Length;
        if (_statusHave == StatusBytes && Volatile.Read(ref _asksUpgrade) && _status.AsSpan().SequenceEqual("HTTP/1.1 101"u8))
            _upgraded = true;
    }

    private HttpStep Head(ReadOnlySpan<byte> bytes)
    {
        // Servers pass over empty lines before a request.
        var blank = bytes.IndexOfAnyExcept((byte)'\r', (byte)'\n');
        if (blank != 0)
            return new(blank < 0 ? bytes.Length : blank);
        var end = bytes.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            // A head that some servers would take for whole, or that is longer than any.
            var over = bytes.Length >= FirstBytesReader.BytesMax || bytes.IndexOf("\n\n"u8) >= 0 || bytes.IndexOf("\n\r\n"u8) is > 0;
            return over ? Lose() : new(0);
        }

        var whole = bytes[..(end + 4)];
        var head = HttpHead.Read(whole, more: false);
        if (head?.Protocol == FirstBytes.Http2)
            return new(0, head, IsLost: true);
        if (head?.Protocol != FirstBytes.Http)
            return Lose();
        _state = Framing(Encoding.Latin1.GetString(bytes[..end]), head!.Method);
        _headSeen = true;
        return _state == State.Lost ? new(0, head, IsLost: true) : new(whole.Length, head);
    }

    private State Framing(string head, string method)
    {
        var (lengths, chunked, upgrade) = (new HashSet<string>(StringComparer.Ordinal), false, false);
        foreach (var line in head.Split("\r\n").Skip(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || line.AsSpan(0, colon).ContainsAny(" \t") || line.AsSpan().ContainsAny('\r', '\n', '\0'))
                return State.Lost;
            var (name, value) = (line[..colon].ToLowerInvariant(), line[(colon + 1)..].Trim(' ', '\t'));
            if (name == "content-length")
                lengths.Add(value);
            else if (name == "transfer-encoding" && (chunked || !(chunked = value.Equals("chunked", StringComparison.OrdinalIgnoreCase))))
                return State.Lost;
            else if (name == "upgrade")
                upgrade = value.Equals("websocket", StringComparison.OrdinalIgnoreCase);
        }

        Volatile.Write(ref _asksUpgrade, upgrade && !_headSeen);
        if (method == "CONNECT" || lengths.Count > 1 || (chunked && lengths.Count > 0) || head.Split("\r\n")[0].Contains('\n', StringComparison.Ordinal))
            return State.Lost;
        if (chunked)
            return State.ChunkLine;
        if (lengths.Count == 0)
            return State.Head;
        if (!long.TryParse(lengths.First(), NumberStyles.None, CultureInfo.InvariantCulture, out _left))
            return State.Lost;
        return _left > 0 ? State.Body : State.Head;
    }

    private HttpStep Body(ReadOnlySpan<byte> bytes)
    {
        var taken = (int)Math.Min(bytes.Length, _left);
        _left -= taken;
        if (_left == 0)
            _state = _inChunk ? State.ChunkEnd : State.Head;
        return new(taken);
    }

    private HttpStep Line(ReadOnlySpan<byte> bytes, Reading read)
    {
        var end = bytes.IndexOf("\r\n"u8);
        if (end < 0 ? bytes.Length > ChunkLineMax : end > ChunkLineMax)
            return Lose();
        if (end < 0)
            return new(0);
        _state = bytes[..end].Contains((byte)'\n') ? State.Lost : read(bytes[..end]);
        _inChunk = _state == State.Body;
        return _state == State.Lost ? Lose() : new(end + 2);
    }

    private State Chunk(ReadOnlySpan<byte> line)
    {
        var digits = line.IndexOf((byte)';') is var extension and >= 0 ? line[..extension] : line;
        if (digits.Length is 0 or > 15 || !long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _left))
            return State.Lost;
        return _left > 0 ? State.Body : State.Trailer;
    }

    private HttpStep Lose()
    {
        _state = State.Lost;
        return new(0, IsLost: true);
    }

    private delegate State Reading(ReadOnlySpan<byte> line);
}

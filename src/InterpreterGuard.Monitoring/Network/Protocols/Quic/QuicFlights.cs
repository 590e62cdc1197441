namespace InterpreterGuard.Monitoring.Network.Protocols.Quic;

/// <summary>
/// Looks for the beginnings of QUIC connections in a program's datagrams, and reads whom each is for. One port may begin many: every datagram is looked at, and one that begins a connection waits until the whole of its hello is there.
/// Packets of a connection under way do not open under their own id, and are nobody's beginning. One loop at a time.
/// </summary>
internal sealed class QuicFlights(int port)
{
    /// <summary>Datagrams that wait for the rest of a hello; more than any hello takes.</summary>
    public const int WaitingMax = 12;

    private const int UsualPort = 443;

    // A client fills up the datagrams that begin a connection (RFC 9000, 14.1).
    private const int BeginningBytesMin = 1200;

    private byte[]? _connectionId;
    private QuicHello _hello = new();
    private bool _done = true;
    private bool _spoken;

    /// <summary>What a datagram begins.</summary>
    /// <param name="datagram">As the program sent it.</param>
    /// <param name="more">The rest of a hello lies in datagrams to come.</param>
    /// <returns>A hello that is whole, or one that nobody can read; <see langword="null"/>: it begins nothing, or not yet.</returns>
    public FirstBytes? Take(ReadOnlySpan<byte> datagram, out bool more)
    {
        FirstBytes? whole = null;
        more = false;
        for (var rest = datagram; QuicPacket.Read(rest) is { } packet; rest = rest[packet.Length..])
        {
            if (QuicVersion.Of(packet.VersionNumber) is null)
                return _spoken || port == UsualPort || (datagram.Length >= BeginningBytesMin && QuicVersion.IsUnreadable(packet.VersionNumber)) ? Unreadable() : whole;
            if (packet.Frames is null)
            {
                // Nobody began anything with it: under this id there is no connection, and so there is none at all yet.
                if (!_spoken && port == UsualPort)
                    return Unreadable();
                continue;
            }

            _spoken = true;
            if (Collect(packet) is not { } read)
                more |= !_done;
            else if (whole is null || whole.ServerName == read.ServerName)
                whole = read;
            else
                return Unreadable();
        }

        return more ? null : whole;
    }

    private FirstBytes? Collect(QuicPacket packet)
    {
        // What comes again under the same id must say the same again.
        if (_connectionId is null || !packet.ConnectionId.AsSpan().SequenceEqual(_connectionId))
        {
            var hello = new QuicHello();
            hello.Take(packet.Frames);

            // Acknowledgements alone say nothing.
            if (!hello.HasBegun && !hello.IsSpoilt)
                return null;
            (_connectionId, _hello) = (packet.ConnectionId, hello);
        }
        else
        {
            _hello.Take(packet.Frames);
        }

        var whole = _hello.Whole;
        _done = whole is not null;
        return whole;
    }

    private static FirstBytes Unreadable() => new(FirstBytes.Quic);
}

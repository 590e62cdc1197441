using System.Security.Cryptography;

namespace InterpreterGuard.Monitoring.Network.Protocols.Quic;

/// <summary>One packet with a long header, as it lies in a datagram (RFC 9000, 17.2).</summary>
/// <param name="VersionNumber">Its version.</param>
/// <param name="ConnectionId">Whom it is for.</param>
/// <param name="Length">Bytes it takes in the datagram.</param>
/// <param name="Frames">What it says, where it is the first packet of a client and opens under the keys of its own connection id; else <see langword="null"/>.</param>
internal sealed record QuicPacket(uint VersionNumber, byte[] ConnectionId, int Length, byte[]? Frames)
{
    private const int LongHeader = 0xC0;
    private const int SampleBytes = 16;
    private const int TagBytes = 16;
    private const int NumberBytesMax = 4;
    private const int ConnectionIdBytesMax = 20;
    private const int RetryType = 3;

    /// <summary>The packet at the beginning of these bytes; <see langword="null"/>: there is none with a long header.</summary>
    public static QuicPacket? Read(ReadOnlySpan<byte> datagram)
    {
        var reader = new QuicReader(datagram);
        if (!reader.TryByte(out var flags) || (flags & LongHeader) != LongHeader || !reader.TryWord(out var number) || number == 0
            || !reader.TryByte(out var length) || length > ConnectionIdBytesMax || !reader.TryBytes(length, out var connectionId)
            || !reader.TryByte(out length) || length > ConnectionIdBytesMax || !reader.TryBytes(length, out _))
            return null;
        var whole = new QuicPacket(number, connectionId.ToArray(), datagram.Length, null);
        if (QuicVersion.Of(number) is not { } version)
            return whole;
        var type = (flags >> 4) & 3;
        if (type == (version.InitialType + RetryType) % 4)
            return whole;
        var isInitial = type == version.InitialType;
        if ((isInitial && (!reader.TryNumber(out var token) || !reader.TryBytes(token, out _))) || !reader.TryNumber(out var payload) || payload > (ulong)reader.Left)
            return whole;
        var before = datagram.Length - reader.Left;
        var packet = datagram[..(before + (int)payload)];
        return whole with { Length = packet.Length, Frames = isInitial ? Open(packet, before, new(version, connectionId)) : null };
    }

    // The cover of the header's flags and number is taken off first; only then it is known how long the number is (RFC 9001, 5.4.1).
    private static byte[]? Open(ReadOnlySpan<byte> packet, int numberAt, QuicKeys keys)
    {
        if (packet.Length < numberAt + NumberBytesMax + SampleBytes)
            return null;
        var mask = keys.MaskOf(packet.Slice(numberAt + NumberBytesMax, SampleBytes));
        var header = packet[..(numberAt + NumberBytesMax)].ToArray();
        header[0] ^= (byte)(mask[0] & 0x0F);
        var numberBytes = (header[0] & 3) + 1;
        var number = 0u;
        for (var i = 0; i < numberBytes; i++)
        {
            header[numberAt + i] ^= mask[1 + i];
            number = (number << 8) | header[numberAt + i];
        }

        var at = numberAt + numberBytes;
        var frames = new byte[packet.Length - at - TagBytes];
        using var cipher = new AesGcm(keys.Key, TagBytes);
        try
        {
            cipher.Decrypt(keys.NonceOf(number), packet[at..^TagBytes], packet[^TagBytes..], frames, header.AsSpan(0, at));
            return frames;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}

using System.Buffers.Binary;
using System.Text;

namespace InterpreterGuard.Monitoring.Network.Protocols;

/// <summary>Reads the server name out of a TLS ClientHello (RFC 8446, 4.1.2 and RFC 6066, 3), also where it is split over records. Everything in it is a stranger's.</summary>
internal static class TlsHello
{
    public const byte HandshakeRecord = 22;
    private const byte ClientHello = 1;
    private const int RecordHeader = 5;
    private const int RecordBytesMax = 16 << 10;
    private const int ServerNameExtension = 0;

    public static FirstBytes? Read(ReadOnlySpan<byte> bytes, bool more)
    {
        Span<byte> hello = new byte[FirstBytesReader.BytesMax];
        var length = 0;
        var rest = bytes;
        while (rest.Length >= RecordHeader)
        {
            var size = BinaryPrimitives.ReadUInt16BigEndian(rest[3..]);
            if (rest[0] != HandshakeRecord || rest[1] != 3 || size is 0 or > RecordBytesMax)
                return length == 0 ? new(FirstBytes.Unknown) : new(FirstBytes.Tls);
            var part = rest[RecordHeader..Math.Min(rest.Length, RecordHeader + size)];
            part = part[..Math.Min(part.Length, hello.Length - length)];
            part.CopyTo(hello[length..]);
            length += part.Length;
            if (length > 0 && hello[0] != ClientHello)
                return new(FirstBytes.Unknown);
            if (IsWhole(hello[..length]))
                return new(FirstBytes.Tls) { ServerName = NameOf(hello[..length]) };
            rest = rest[Math.Min(rest.Length, RecordHeader + size)..];
        }

        return more ? null : length == 0 ? new(FirstBytes.Unknown) : new(FirstBytes.Tls);
    }

    /// <summary>Whether all of a hello is there, as its own length says.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> hello) => hello.Length >= 4 && hello.Length >= 4 + ((hello[1] << 16) | (hello[2] << 8) | hello[3]);

    /// <summary>Whether the bytes begin as a hello of a client does.</summary>
    public static bool Begins(ReadOnlySpan<byte> hello) => hello.Length > 0 && hello[0] == ClientHello;

    /// <summary>The server name in a hello that is whole, without the records that carry it; empty without one.</summary>
    public static string NameOf(ReadOnlySpan<byte> hello)
    {
        // Type and length, version, random; then session, ciphers and compressions, each with its length before it; then the extensions.
        const int beforeSession = 4 + 2 + 32;
        if (hello.Length < beforeSession)
            return "";
        var rest = hello[beforeSession..];
        if (!Skip(ref rest, 1) || !Skip(ref rest, 2) || !Skip(ref rest, 1) || rest.Length < 2)
            return "";
        rest = rest[2..];
        while (rest.Length >= 4)
        {
            var type = BinaryPrimitives.ReadUInt16BigEndian(rest);
            var size = BinaryPrimitives.ReadUInt16BigEndian(rest[2..]);
            rest = rest[4..];
            if (rest.Length < size)
                return "";
            if (type == ServerNameExtension)
                return First(rest[..size]);
            rest = rest[size..];
        }

        return "";
    }

    // A list of names; of those there is one type (0, a host) and in practice one entry.
    private static string First(ReadOnlySpan<byte> list)
    {
        if (list.Length < 5 || list[2] != 0)
            return "";
        var size = BinaryPrimitives.ReadUInt16BigEndian(list[3..]);
        return list.Length - 5 >= size ? Encoding.Latin1.GetString(list.Slice(5, size)).ToLowerInvariant() : "";
    }

    private static bool Skip(ref ReadOnlySpan<byte> rest, int lengthBytes)
    {
        if (rest.Length < lengthBytes)
            return false;
        var size = lengthBytes == 1 ? rest[0] : BinaryPrimitives.ReadUInt16BigEndian(rest);
        if (rest.Length < lengthBytes + size)
            return false;
        rest = rest[(lengthBytes + size)..];
        return true;
    }
}

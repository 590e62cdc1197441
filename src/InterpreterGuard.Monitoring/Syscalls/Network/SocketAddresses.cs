using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace InterpreterGuard.Monitoring.Syscalls.Network;

/// <summary>Decodes <c>struct sockaddr</c> of every family we have words for.</summary>
internal static class SocketAddresses
{
    /// <summary>Bytes the kernel looks at (<c>struct sockaddr_storage</c>).</summary>
    public const int BytesMax = 128;

    /// <summary>Decodes what a program gave. Too short for its family: the family alone.</summary>
    public static SocketAddress Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 2)
            return Other(SocketAddress.Unspecified);
        int family = BinaryPrimitives.ReadUInt16LittleEndian(bytes);
        return family switch
        {
            1 => Unix(bytes[2..]),
            2 when bytes.Length >= 8 => Inet(bytes, "inet", new IPAddress(bytes.Slice(4, 4))),
            10 when bytes.Length >= 24 => Inet(bytes, "inet6", new IPAddress(bytes.Slice(8, 16))),
            40 when bytes.Length >= 12 => Other(family) with { Port = (int)BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]), Address = $"cid {BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..])}" },
            38 when bytes.Length >= 88 => Other(family) with { Address = $"{Text(bytes.Slice(2, 14))} {Text(bytes.Slice(24, 64))}" },
            _ => Other(family),
        };
    }

    /// <summary>A family's name.</summary>
    public static string Family(int number) => number switch
    {
        0 => "unspecified",
        1 => "unix",
        2 => "inet",
        10 => "inet6",
        16 => "netlink",
        17 => "packet",
        31 => "bluetooth",
        38 => "alg",
        40 => "vsock",
        44 => "xdp",
        _ => $"family {number}",
    };

    private static SocketAddress Inet(ReadOnlySpan<byte> bytes, string family, IPAddress address)
    {
        var meant = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

        // Connecting to "any" reaches the machine itself.
        var loopback = IPAddress.IsLoopback(meant) || meant.Equals(IPAddress.Any) || meant.Equals(IPAddress.IPv6Any);
        return new(BinaryPrimitives.ReadUInt16LittleEndian(bytes), family, meant.ToString(), BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]), "", loopback);
    }

    // Abstract names begin with NUL and may hold more of them; others end at the first.
    private static SocketAddress Unix(ReadOnlySpan<byte> path)
    {
        var text = path.Length > 0 && path[0] == 0 && path.Length > 1 ? "@" + Encoding.UTF8.GetString(path[1..]).TrimEnd('\0') : Text(path);
        return new(SocketAddress.Unix, "unix", "", 0, text, false);
    }

    private static SocketAddress Other(int family) => new(family, Family(family), "", 0, "", false);

    private static string Text(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? bytes : bytes[..end]);
    }
}

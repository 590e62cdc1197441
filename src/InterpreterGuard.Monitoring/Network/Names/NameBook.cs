using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace InterpreterGuard.Monitoring.Network.Names;

/// <summary>
/// Gives each name an address of its own that means nothing outside this sandbox. A later connection to it <em>is</em> one to the name: there is nothing to resolve again, so nothing that
/// could resolve to another address meanwhile.
/// </summary>
internal sealed class NameBook
{
    /// <summary>Names of one sandbox; a tunnel spells thousands.</summary>
    public const int NamesMax = 4096;

    // 198.18.0.0/15 is for testbeds and routed nowhere (RFC 2544); the other one is a private prefix (RFC 4193), "guard" in hexadecimal.
    private const uint First4 = (198u << 24) | (18u << 16);
    private static readonly byte[] Prefix6 = [0xfd, 0x67, 0x75, 0x61, 0x72, 0x64, 0, 0];

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    /// <summary>The number a name has from now on; <see langword="null"/> when there are too many.</summary>
    public int? NumberOf(string name)
    {
        lock (_lock)
        {
            if (_numbers.TryGetValue(name, out var number))
                return number;
            if (_names.Count >= NamesMax)
                return null;
            _names.Add(name);
            return _numbers[name] = _names.Count;
        }
    }

    public static IPAddress Address4(int number)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, First4 + (uint)number);
        return new(bytes);
    }

    public static IPAddress Address6(int number)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        Prefix6.CopyTo(bytes);
        BinaryPrimitives.WriteInt32BigEndian(bytes[12..], number);
        return new(bytes);
    }

    /// <summary>The name an address stands for; empty when it stands for none.</summary>
    public string NameOf(IPAddress address)
    {
        var number = NumberIn(address);
        lock (_lock)
            return number > 0 && number <= _names.Count ? _names[number - 1] : "";
    }

    private static int NumberIn(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        if (address.AddressFamily == AddressFamily.InterNetwork)
            return (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(bytes) - First4, int.MaxValue);
        return bytes.StartsWith(Prefix6) && bytes[8..12].IndexOfAnyExcept((byte)0) < 0 ? BinaryPrimitives.ReadInt32BigEndian(bytes[12..]) : 0;
    }
}

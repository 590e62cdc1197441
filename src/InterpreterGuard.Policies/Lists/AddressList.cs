using System.Net;

namespace InterpreterGuard.Policies.Lists;

/// <summary>A list of addresses and networks (<c>10.0.0.0/8</c>). An IPv4 address written as IPv6 (<c>::ffff:10.1.2.3</c>) is the same address.</summary>
public sealed class AddressList : IPolicyList
{
    private readonly (UInt128 Bits, UInt128 Mask)[] _networks;

    internal AddressList(IReadOnlyList<(UInt128 Bits, UInt128 Mask)> networks) => _networks = [.. networks];

    public int Count => _networks.Length;

    internal bool Has(string address)
    {
        if (!AddressText.TryRead(address, out var bits))
            return false;
        foreach (var (network, mask) in _networks)
        {
            if ((bits & mask) == network)
                return true;
        }
        return false;
    }

    /// <summary>Reads <c>address</c> or <c>address/bits</c>; says what is wrong otherwise.</summary>
    internal static string? TryReadNetwork(string text, out (UInt128 Bits, UInt128 Mask) network)
    {
        network = default;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var address = slash < 0 ? text : text[..slash];
        // IPAddress is lenient (it reads '1' as 0.0.0.1), so what it read must also be how it writes.
        if (!IPAddress.TryParse(address, out var parsed) || !AddressText.TryRead(address, out var bits))
            return "is not an address; write it like 169.254.169.254, 10.0.0.0/8 or fd00:ec2::254";
        var offset = parsed.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? 96 : 0;
        var prefixMax = 128 - offset;
        var prefix = prefixMax;
        if (slash >= 0 && (!int.TryParse(text.AsSpan(slash + 1), out prefix) || prefix < 0 || prefix > prefixMax))
            return $"has no prefix length from 0 to {prefixMax} after the '/'";
        var mask = prefix + offset == 0 ? UInt128.Zero : UInt128.MaxValue << (prefixMax - prefix);
        network = (bits & mask, mask);
        return (bits & ~mask) == 0 ? null : "has bits set behind its prefix length";
    }
}

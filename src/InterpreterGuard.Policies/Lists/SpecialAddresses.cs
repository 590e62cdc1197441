namespace InterpreterGuard.Policies.Lists;

/// <summary>Networks that are the same everywhere, by RFC 6890 and its successors.</summary>
internal static class SpecialAddresses
{
    private static readonly string[] PrivateNetworks = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7"];

    /// <summary>Inner networks.</summary>
    public static AddressList Private { get; } = Of(PrivateNetworks);

    /// <summary>Everything that is nobody's on the Internet.</summary>
    public static AddressList NotPublic { get; } = Of(
    [
        .. PrivateNetworks,
        "0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "192.0.0.0/24", "192.0.2.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
        "::/127", "64:ff9b:1::/48", "100::/64", "2001:db8::/32", "fe80::/10", "ff00::/8",
    ]);

    private static AddressList Of(string[] networks) => new([.. networks.Select(Read)]);

    private static (UInt128 Bits, UInt128 Mask) Read(string text) =>
        AddressList.TryReadNetwork(text, out var network) is { } problem ? throw new ArgumentException($"'{text}' {problem}", nameof(text)) : network;
}

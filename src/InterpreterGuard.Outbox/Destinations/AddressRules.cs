using System.Net;
using System.Net.Sockets;

namespace InterpreterGuard.Outbox.Destinations;

/// <summary>Where nothing is sent: where clouds hand out credentials to whoever asks from inside, and what is nobody's address. Asked at start and, for names, at every connection: a name may point elsewhere by then.</summary>
internal static class AddressRules
{
    private static readonly IPAddress[] Metadata =
    [
        IPAddress.Parse("100.100.100.200"), IPAddress.Parse("168.63.129.16"), IPAddress.Parse("192.0.0.192"), IPAddress.Parse("fd00:ec2::254"), IPAddress.Parse("fd20:ce::254"),
    ];

    private static readonly string[] MetadataNames = ["metadata.google.internal", "metadata.goog", "instance-data", "instance-data.ec2.internal"];

    /// <summary>Why nothing is sent there; <see langword="null"/> when it is.</summary>
    public static string? Problem(IPAddress address, bool allowLinkLocal)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (plain.Equals(IPAddress.Any) || plain.Equals(IPAddress.IPv6Any) || plain.Equals(IPAddress.Broadcast) || IsMulticast(plain))
            return $"{plain} is no address of one machine";
        if (!allowLinkLocal && (IsLinkLocal(plain) || Metadata.Contains(plain)))
            return $"{plain} is a link-local or metadata address, where clouds hand out credentials";
        return null;
    }

    /// <summary>The same for a name, before it is looked up.</summary>
    public static string? Problem(string host, bool allowLinkLocal)
    {
        if (IPAddress.TryParse(host.Trim('[', ']'), out var address))
            return Problem(address, allowLinkLocal);
        return !allowLinkLocal && MetadataNames.Contains(host.TrimEnd('.'), StringComparer.OrdinalIgnoreCase) ? $"{host} is where clouds hand out credentials" : null;
    }

    private static bool IsLinkLocal(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 ? address.IsIPv6LinkLocal : address.GetAddressBytes() is [169, 254, ..];

    private static bool IsMulticast(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 ? address.IsIPv6Multicast : address.GetAddressBytes() is [>= 224 and <= 239, ..];
}

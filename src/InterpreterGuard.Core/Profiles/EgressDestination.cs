using System.Net;

namespace InterpreterGuard.Core.Profiles;

/// <summary>Something a profile's connections may reach: by name or by address, on these ports.</summary>
public sealed record EgressDestination
{
    /// <summary>Its name in the policy.</summary>
    public required string Group { get; init; }

    /// <summary>Names in lower case; <c>*.example.org</c> stands for all names below, not for <c>example.org</c> itself.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Addresses and networks that may be connected to directly.</summary>
    public IReadOnlyList<IPNetwork> Networks { get; init; } = [];

    public required IReadOnlyList<PortRange> Ports { get; init; }

    /// <summary>What must be spoken. TLS and HTTP are read in any case, and must agree with a name that was asked for.</summary>
    public EgressProtocol Protocol { get; init; }

    public EgressTransport Transport { get; init; }

    /// <summary>Where its connections really go; port 0 is the one that was asked for. <see langword="null"/>: where the name or the address leads.</summary>
    public IPEndPoint? To { get; init; }

    public override string ToString() => $"{Group}: {string.Join(' ', [.. Names, .. Networks.Select(network => network.ToString())])} {string.Join(',', Ports)} {Protocol} {Transport} {To}";
}

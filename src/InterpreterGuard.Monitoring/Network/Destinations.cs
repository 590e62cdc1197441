using System.Net;
using InterpreterGuard.Core.Profiles;

namespace InterpreterGuard.Monitoring.Network;

/// <summary>Finds what allows a connection. A name's destination is found by the name alone: no address is allowed because some name leads to it.</summary>
internal sealed class Destinations(EgressPlan plan)
{
    /// <summary>Whether any destination has this name, on whatever port.</summary>
    public bool Know(string name) => plan.Destinations.Any(destination => Has(destination, name));

    public EgressDestination? ByName(string name, int port, bool udp) => plan.Destinations.FirstOrDefault(destination => Has(destination, name) && Serves(destination, port, udp));

    public EgressDestination? ByAddress(IPAddress address, int port, bool udp) =>
        plan.Destinations.FirstOrDefault(destination => destination.Networks.Any(network => network.Contains(address)) && Serves(destination, port, udp));

    /// <summary>The range for whose sake an address is refused; <see langword="null"/> when it may be reached. Whoever names a part of a range by address means it; whoever names the whole internet does not.</summary>
    public string? RangeRefusing(IPAddress address, EgressDestination destination)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        foreach (var range in plan.NeverReachable)
        {
            foreach (var network in range.Networks.Where(network => network.Contains(plain)))
            {
                if (!destination.Networks.Any(named => named.Contains(plain) && named.PrefixLength >= network.PrefixLength))
                    return range.Name;
            }
        }

        return null;
    }

    private static bool Has(EgressDestination destination, string name) => destination.Names.Any(known =>
        known.StartsWith("*.", StringComparison.Ordinal) ? name.Length > known.Length - 1 && name.EndsWith(known[1..], StringComparison.Ordinal) : string.Equals(name, known, StringComparison.Ordinal));

    private static bool Serves(EgressDestination destination, int port, bool udp) =>
        (destination.Transport == EgressTransport.Both || destination.Transport == EgressTransport.Udp == udp) && destination.Ports.Any(range => range.Has(port));
}

using System.Net;
using System.Net.Sockets;
using InterpreterGuard.Monitoring.Network.Flows;
using InterpreterGuard.Monitoring.Syscalls.Kernel;

namespace InterpreterGuard.Monitoring.Network;

/// <summary>Where a flow really goes: as the policy maps it, or as the host resolves the name, or the address itself; and never into a range that is closed.</summary>
internal static class Upstream
{
    /// <summary>The addresses to try in order, or why there is none.</summary>
    public static async Task<(IReadOnlyList<IPEndPoint> Places, string Why)> FindAsync(FlowTerms terms, CancellationToken cancellationToken)
    {
        var destination = terms.Destination!;
        if (destination.To is { } mapped)
            return ([new(mapped.Address, mapped.Port == 0 ? terms.Port : mapped.Port)], "");
        if (terms.Name.Length == 0)
            return Open(terms, [terms.Address]);
        try
        {
            return Open(terms, await Dns.GetHostAddressesAsync(terms.Name, cancellationToken));
        }
        catch (SocketException problem)
        {
            return ([], $"The host finds no address for {terms.Name}: {problem.SocketErrorCode}.");
        }
    }

    /// <summary>What a failed connection is to the program that asked for it.</summary>
    public static int ErrorOf(SocketException problem) => problem.SocketErrorCode switch
    {
        SocketError.TimedOut => Errno.TimedOut,
        SocketError.HostUnreachable or SocketError.HostNotFound => Errno.HostUnreachable,
        SocketError.NetworkUnreachable => Errno.NetworkUnreachable,
        _ => Errno.ConnectionRefused,
    };

    private static (IReadOnlyList<IPEndPoint> Places, string Why) Open(FlowTerms terms, IPAddress[] addresses)
    {
        var places = new List<IPEndPoint>();
        var why = "There is no address.";
        foreach (var address in addresses)
        {
            if (terms.Scope.Destinations.RangeRefusing(address, terms.Destination!) is { } range)
                why = $"{(terms.Name.Length > 0 ? $"{terms.Name} leads to {address}" : $"{address} is asked for")}, which lies in the range '{range}' that nothing reaches.";
            else
                places.Add(new(address, terms.Port));
        }

        return (places, places.Count > 0 ? "" : why);
    }
}

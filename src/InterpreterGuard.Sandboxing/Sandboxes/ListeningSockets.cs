using System.Globalization;
using System.Net;

namespace InterpreterGuard.Sandboxing.Sandboxes;

/// <summary>Reads who listens in a network, from <c>/proc/PID/net</c>.</summary>
internal static class ListeningSockets
{
    private const string TcpListening = "0A";
    private const string UdpUnconnected = "07";

    /// <summary>Sockets as <c>tcp 127.0.0.1:53</c>, sorted.</summary>
    /// <param name="lines">Gives the lines of a file there.</param>
    public static IReadOnlyList<string> Read(Func<string, IReadOnlyList<string>> lines) =>
        [.. Of(lines("net/tcp"), "tcp", TcpListening).Concat(Of(lines("net/udp"), "udp", UdpUnconnected)).Order(StringComparer.Ordinal)];

    // "   0: 0100007F:0035 00000000:0000 0A ...": a number, the address as the processor writes its 32 bits, the port, the other end, the state.
    private static IEnumerable<string> Of(IReadOnlyList<string> lines, string protocol, string state) =>
        from line in lines.Skip(1)
        let words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        where words.Length > 3 && words[3] == state
        let place = words[1].Split(':')
        select $"{protocol} {new IPAddress(uint.Parse(place[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture))}:{int.Parse(place[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture)}";
}

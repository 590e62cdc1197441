using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Policies.Schema.Shapes;
using InterpreterGuard.Policies.Yaml;

namespace InterpreterGuard.Policies.Files;

/// <summary>Reads a group of destinations in <c>egress.yaml</c>.</summary>
internal static class DestinationReader
{
    public static readonly IReadOnlyList<(string Word, EgressProtocol Value)> Protocols = [("any", EgressProtocol.Any), ("tls", EgressProtocol.Tls), ("http", EgressProtocol.Http)];

    public static readonly IReadOnlyList<(string Word, EgressTransport Value)> Transports = [("tcp", EgressTransport.Tcp), ("udp", EgressTransport.Udp), ("both", EgressTransport.Both)];

    public static EgressDestination Read(string name, YamlNode node)
    {
        var reader = new MappingReader(node, EgressShape.Destination);
        reader.RequiredText("why");
        var (names, addresses, ports) = (reader.Texts("names"), reader.Texts("addresses"), reader.Texts("ports"));
        if (reader.IsMapping && names.Count + addresses.Count == 0)
            node.Problem("A destination has at least one of 'names' and 'addresses'.");
        if (reader.Required("ports") is not null && ports.Count == 0)
            node.Problem("A destination has at least one port under 'ports'.");
        foreach (var one in names.Where(one => !Regex.IsMatch(one.Value, Patterns.HostName, RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)))
            one.Problem($"'{Problems.Cut(one.Value)}' is no host's name; write it in lower case like api.example.org, or *.example.org for all names below.");
        _ = ListsReader.ReadAddresses(addresses);
        var (protocol, transport) = (reader.OptionalText("protocol"), reader.OptionalText("transport"));
        var destination = new EgressDestination
        {
            Group = name,
            Names = [.. names.Select(one => one.Value)],
            Networks = EgressReader.Networks(addresses),
            Ports = [.. ports.Select(Port).OfType<PortRange>()],
            Protocol = MappingReader.Word("protocol", protocol, Protocols),
            Transport = MappingReader.Word("transport", transport, Transports),
            To = ReadTo(reader.OptionalText("to")),
        };
        reader.End();
        if (destination is { Protocol: not EgressProtocol.Any, Transport: not EgressTransport.Tcp })
            protocol!.Problem($"'protocol: {protocol.Value}' is read on tcp alone; write 'transport: tcp', or leave 'protocol' out.");
        return destination;
    }

    private static PortRange? Port(YamlScalar value)
    {
        var parts = value.Value.Split('-');
        if (parts.Length <= 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            && int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var to)
            && from >= 1 && to <= 65535 && from <= to)
            return new(from, to);
        value.Problem($"'{Problems.Cut(value.Value)}' is no port from 1 to 65535; write 443 or 8000-8010.");
        return null;
    }

    private static IPEndPoint? ReadTo(YamlScalar? value)
    {
        if (value is null)
            return null;
        if (Regex.IsMatch(value.Value, Patterns.EndPoint, RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture) && IPEndPoint.TryParse(value.Value, out var to))
            return to;
        value.Problem($"'{Problems.Cut(value.Value)}' is no address to go to; write 127.0.0.1:8443, [::1]:8443, or the address alone for the port that was asked for.");
        return null;
    }
}

using System.Net;
using System.Net.Sockets;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Policies.Lists;
using InterpreterGuard.Policies.Schema.Shapes;
using InterpreterGuard.Policies.Yaml;

namespace InterpreterGuard.Policies.Files;

/// <summary>Reads <c>egress.yaml</c>.</summary>
internal static class EgressReader
{
    public static readonly IReadOnlyList<(string Word, EgressMode Value)> Modes = [("none", EgressMode.None), ("allow", EgressMode.Allow), ("sinkhole", EgressMode.Sinkhole)];

    public static EgressRules Read(YamlNode root)
    {
        var reader = new MappingReader(root, EgressShape.Shape);
        var modes = reader.Texts("modes").Select(mode => MappingReader.Word("egress", mode, Modes)).ToList();
        var ranges = new Dictionary<string, AddressList>(StringComparer.Ordinal);
        var networks = new List<EgressRange>();
        foreach (var (name, node) in Named(reader, "never_reachable", required: true, "a range", "ranges"))
        {
            var addresses = Range(node);
            ranges[name] = ListsReader.ReadAddresses(addresses);
            networks.Add(new(name, Networks(addresses)));
        }

        var destinations = new Dictionary<string, EgressDestination>(StringComparer.Ordinal);
        foreach (var (name, node) in Named(reader, "destinations", required: false, "a destination", "destinations"))
            destinations[name] = DestinationReader.Read(name, node);
        reader.End();
        var rules = new EgressRules(ranges) { NeverReachable = networks, Destinations = destinations };
        return modes.Count > 0 ? rules with { Modes = modes } : rules;
    }

    /// <summary>Addresses and networks that were found well written; the others have been told by <see cref="ListsReader.ReadAddresses"/>.</summary>
    public static IReadOnlyList<IPNetwork> Networks(IEnumerable<YamlScalar> values) =>
    [
        .. values.Where(value => AddressList.TryReadNetwork(value.Value, out _) is null).Select(value => value.Value.Contains('/', StringComparison.Ordinal)
            ? IPNetwork.Parse(value.Value)
            : Single(IPAddress.Parse(value.Value))),
    ];

    private static IPNetwork Single(IPAddress address) => new(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128);

    private static IEnumerable<(string Name, YamlNode Node)> Named(MappingReader reader, string key, bool required, string one, string many)
    {
        var node = required ? reader.Required(key) : reader.Optional(key);
        if (node is not YamlMapping named)
        {
            node?.Problem($"'{key}' holds {many}, each under its name; this is {node.Called}.");
            yield break;
        }

        foreach (var (name, value) in named.Entries)
        {
            if (!Names.IsName(name.Value))
                name.Problem($"'{Problems.Cut(name.Value)}' is no name for {one}: {Names.Rule}.");
            yield return (name.Value, value);
        }
    }

    private static IReadOnlyList<YamlScalar> Range(YamlNode node)
    {
        var reader = new MappingReader(node, EgressShape.Range);
        reader.RequiredText("why");
        var addresses = reader.Texts("addresses");
        if (reader.Required("addresses") is not null && addresses.Count == 0)
            node.Problem("A range has at least one address under 'addresses'.");
        reader.End();
        return addresses;
    }
}

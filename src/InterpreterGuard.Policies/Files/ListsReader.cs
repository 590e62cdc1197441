using InterpreterGuard.Policies.Lists;
using InterpreterGuard.Policies.Schema.Shapes;
using InterpreterGuard.Policies.Yaml;

namespace InterpreterGuard.Policies.Files;

/// <summary>Reads <c>lists.yaml</c>: each list says why it is there and has values of one type.</summary>
internal static class ListsReader
{
    public static Dictionary<string, IPolicyList> Read(YamlNode root)
    {
        var lists = new Dictionary<string, IPolicyList>(StringComparer.Ordinal);
        if (root is not YamlMapping mapping)
        {
            root.Problem($"Here lists are expected, each under its name; this is {root.Called}.");
            return lists;
        }
        foreach (var (key, value) in mapping.Entries)
        {
            if (!Names.IsWord(key.Value))
                key.Problem($"'{Problems.Cut(key.Value)}' is no name for a list: {Names.Rule}, and no word of C#.");
            else if (ReadList(value) is { } list)
                lists.Add(key.Value, list);
        }
        return lists;
    }

    private static IPolicyList? ReadList(YamlNode node)
    {
        var reader = new MappingReader(node, ListShape.Shape);
        if (!reader.IsMapping)
            return null;
        reader.RequiredText("why");
        var (text, addresses, ports) = (reader.Texts("text"), reader.Texts("addresses"), reader.Texts("ports"));
        reader.End();
        var types = (text.Count > 0 ? 1 : 0) + (addresses.Count > 0 ? 1 : 0) + (ports.Count > 0 ? 1 : 0);
        if (types != 1)
        {
            node.Problem("A list has values of one type: under 'text', 'addresses' or 'ports', at least one value.");
            return null;
        }
        ReportTwice([.. text, .. addresses, .. ports]);
        return text.Count > 0 ? ReadTexts(text) : addresses.Count > 0 ? ReadAddresses(addresses) : ReadPorts(ports);
    }

    private static TextList ReadTexts(IReadOnlyList<YamlScalar> values)
    {
        foreach (var value in values.Where(value => value.Value.Length == 0))
            value.Problem("An empty text is in everything.");
        return new([.. values.Select(value => value.Value).Where(value => value.Length > 0)]);
    }

    public static AddressList ReadAddresses(IReadOnlyList<YamlScalar> values)
    {
        var networks = new List<(UInt128, UInt128)>();
        foreach (var value in values)
        {
            if (AddressList.TryReadNetwork(value.Value, out var network) is { } problem)
                value.Problem($"'{Problems.Cut(value.Value)}' {problem}.");
            else
                networks.Add(network);
        }
        return new(networks);
    }

    private static PortList ReadPorts(IReadOnlyList<YamlScalar> values)
    {
        var ranges = new List<(int, int)>();
        foreach (var value in values)
        {
            var parts = value.Value.Split('-');
            if (parts.Length > 2 || !int.TryParse(parts[0], out var from) || !int.TryParse(parts[^1], out var to))
                value.Problem($"'{Problems.Cut(value.Value)}' is no port; write 4444 or 6660-6669.");
            else if (from < 1 || to > 65535 || from > to)
                value.Problem($"Port {value.Value} is outside 1-65535, or the range ends before it begins.");
            else
                ranges.Add((from, to));
        }
        return new(ranges);
    }

    private static void ReportTwice(IReadOnlyList<YamlScalar> values)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in values.Where(value => !seen.Add(value.Value)))
            value.Problem($"'{Problems.Cut(value.Value)}' stands in the list twice.");
    }
}

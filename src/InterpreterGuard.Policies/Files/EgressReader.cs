using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Policies.Lists;
using InterpreterGuard.Policies.Schema.Shapes;
using InterpreterGuard.Policies.Yaml;

namespace InterpreterGuard.Policies.Files;

/// <summary>Reads <c>egress.yaml</c>, and the word by which a profile chooses its way out.</summary>
internal static class EgressReader
{
    private static readonly IReadOnlyList<(string Word, EgressMode Value)> Modes = [("none", EgressMode.None)];

    /// <summary>Words that mean something, but not on this host.</summary>
    private static readonly string[] ForABroker = ["allow", "sinkhole"];

    /// <summary>A profile's <c>egress</c>. What would need a broker is a mistake: a policy that were accepted and not applied would be worse than none.</summary>
    public static EgressMode Mode(YamlScalar? word)
    {
        if (word is null || !ForABroker.Contains(word.Value, StringComparer.Ordinal))
            return MappingReader.Word("egress", word, Modes);
        word.Problem($"'egress: {word.Value}' needs a broker for connections, and this host has none yet; write 'none', under which connections are refused and recorded.");
        return EgressMode.None;
    }

    public static EgressRules Read(YamlNode root)
    {
        var reader = new MappingReader(root, EgressShape.Shape);
        foreach (var mode in reader.Texts("modes"))
            Mode(mode);
        var ranges = new Dictionary<string, AddressList>(StringComparer.Ordinal);
        if (reader.Required("never_reachable") is YamlMapping named)
        {
            foreach (var (key, value) in named.Entries)
            {
                if (!Names.IsName(key.Value))
                    key.Problem($"'{Problems.Cut(key.Value)}' is no name for a range: {Names.Rule}.");
                ranges[key.Value] = Range(value);
            }
        }
        else if (reader.Optional("never_reachable") is { } other)
        {
            other.Problem($"'never_reachable' holds ranges, each under its name; this is {other.Called}.");
        }
        reader.End();
        return new(ranges);
    }

    private static AddressList Range(YamlNode node)
    {
        var reader = new MappingReader(node, EgressShape.Range);
        reader.RequiredText("why");
        var addresses = reader.Texts("addresses");
        if (reader.Required("addresses") is not null && addresses.Count == 0)
            node.Problem("A range has at least one address under 'addresses'.");
        reader.End();
        return ListsReader.ReadAddresses(addresses);
    }
}

using InterpreterGuard.Policies.Files;
using InterpreterGuard.Policies.Schema.Shapes;
using InterpreterGuard.Policies.Yaml;

namespace InterpreterGuard.Policies.Packs;

/// <summary>Switches rules on and off, or between acting and observing: by id, by family, by tag. The last switch that names a rule wins.</summary>
internal static class Switches
{
    /// <summary>Keys a switch sets. They are keys of a rule.</summary>
    private static readonly string[] Settings = ["enabled", "enforcement"];

    public static void Apply(PolicyTree tree, IReadOnlyList<YamlNode> switches)
    {
        foreach (var node in switches)
        {
            var reader = new MappingReader(node, OverlayShape.Switch);
            if (!reader.IsMapping)
                continue;
            var named = new[] { Find(tree, reader.OptionalText("rule"), ById), Find(tree, reader.OptionalText("family"), ByFamily), Find(tree, reader.OptionalText("tag"), ByTag) };
            var settings = Settings.Where(key => reader.Optional(key) is not null).ToList();
            reader.End();
            if (named.Count(rules => rules is not null) != 1)
                node.Problem("A switch names its rules in one way: by 'rule', 'family' or 'tag'.");
            else if (settings.Count == 0)
                node.Problem("A switch says what is switched: 'enabled', 'enforcement' or both.");
            else
                Set(tree, named.OfType<HashSet<string>>().Single(), [.. ((YamlMapping)node).Entries.Where(entry => settings.Contains(entry.Key.Value, StringComparer.Ordinal))]);
        }
    }

    private static void Set(PolicyTree tree, HashSet<string> ids, List<YamlEntry> settings)
    {
        for (var i = 0; i < tree.Rules.Count; i++)
        {
            if (ids.Contains(tree.Rules[i].Id) && tree.Rules[i].Node is YamlMapping rule)
                tree.Rules[i] = tree.Rules[i] with { Node = Merge.Over(rule, settings) };
        }
    }

    private static HashSet<string>? Find(PolicyTree tree, YamlScalar? name, Func<RuleNode, IEnumerable<string>> namesOf)
    {
        if (name is null)
            return null;
        var ids = tree.Rules.Where(rule => namesOf(rule).Contains(name.Value, StringComparer.Ordinal)).Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
        if (ids.Count == 0)
            name.Problem($"No rule goes by '{Problems.Cut(name.Value)}'.{Problems.Meant(name.Value, tree.Rules.SelectMany(namesOf).Distinct(StringComparer.Ordinal))}");
        return ids;
    }

    private static IEnumerable<string> ById(RuleNode rule) => [rule.Id];

    private static IEnumerable<string> ByFamily(RuleNode rule) => rule.Id.Length > 2 ? [rule.Id[2] + "xxx"] : [];

    private static IEnumerable<string> ByTag(RuleNode rule) => rule.Tags;
}

using InterpreterGuard.Policies.Yaml;

namespace InterpreterGuard.Policies.Packs;

/// <summary>Changes single keys of single rules.</summary>
internal static class RuleChanges
{
    private static readonly string[] Fixed = ["id", "on"];

    public static void Apply(PolicyTree tree, YamlNode? changes)
    {
        if (changes is null)
            return;
        if (changes is not YamlMapping mapping)
        {
            changes.Problem($"Here changes of rules are expected, each under the rule's id; this is {changes.Called}.");
            return;
        }
        foreach (var (id, change) in mapping.Entries)
        {
            var at = tree.Rules.FindIndex(rule => string.Equals(rule.Id, id.Value, StringComparison.Ordinal));
            if (at < 0)
                id.Problem($"There is no rule '{Problems.Cut(id.Value)}'.{Problems.Meant(id.Value, tree.Rules.Select(rule => rule.Id))}");
            else if (change is not YamlMapping keys)
                change.Problem($"Here keys of {id.Value} are expected; this is {change.Called}.");
            else if (tree.Rules[at].Node is YamlMapping rule)
                tree.Rules[at] = tree.Rules[at] with { Node = Merge.Over(rule, Changeable(keys)) };
        }
    }

    private static List<YamlEntry> Changeable(YamlMapping keys)
    {
        foreach (var entry in keys.Entries.Where(entry => Fixed.Contains(entry.Key.Value, StringComparer.Ordinal)))
            entry.Key.Problem($"'{entry.Key.Value}' of a rule cannot be changed: switch the rule off ('enabled: false') and add one of your own under 'add_rules'.");
        return [.. keys.Entries.Where(entry => !Fixed.Contains(entry.Key.Value, StringComparer.Ordinal))];
    }
}

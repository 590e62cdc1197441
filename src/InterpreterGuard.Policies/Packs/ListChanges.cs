using InterpreterGuard.Policies.Files;
using InterpreterGuard.Policies.Schema.Shapes;
using InterpreterGuard.Policies.Yaml;

namespace InterpreterGuard.Policies.Packs;

/// <summary>Adds values to a list, takes some away, replaces all, or brings in a new list.</summary>
internal static class ListChanges
{
    private const string File = "lists.yaml";
    private static readonly string[] Kinds = ["text", "addresses", "ports"];
    private static readonly string[] Changes = ["append", "remove", "replace"];

    public static void Apply(PolicyTree tree, YamlNode? changes)
    {
        if (changes is null || tree.Document(File) is not YamlMapping lists)
            return;
        if (changes is not YamlMapping mapping)
        {
            changes.Problem($"Here changes of lists are expected, each under the list's name; this is {changes.Called}.");
            return;
        }
        foreach (var change in mapping.Entries)
        {
            if (Changed(tree, lists, change) is { } entry)
                lists = Merge.With(lists, entry);
        }
        tree.Change(File, lists);
    }

    /// <summary>The list as it is afterwards; <see langword="null"/> when the change is wrong.</summary>
    private static YamlEntry? Changed(PolicyTree tree, YamlMapping lists, YamlEntry change)
    {
        var isChange = change.Value is YamlMapping keys && keys.Entries.Any(entry => Changes.Contains(entry.Key.Value, StringComparer.Ordinal));
        if (lists.Find(change.Key.Value) is not YamlMapping list)
        {
            if (!isChange)
                return change;
            change.Key.Problem($"There is no list '{Problems.Cut(change.Key.Value)}' to change.{Problems.Meant(change.Key.Value, lists.Entries.Select(entry => entry.Key.Value))}"
                + " A new one is given with 'why' and its values.");
            return null;
        }
        if (!isChange)
        {
            change.Key.Problem($"The list '{change.Key.Value}' is there already, at {list.Place}: change it with 'append', 'remove' or 'replace'.");
            return null;
        }
        var reader = new MappingReader(change.Value, ListShape.Change);
        var (append, remove) = (reader.Texts("append"), reader.Texts("remove"));
        var replace = reader.Optional("replace") is null ? null : reader.Texts("replace");
        reader.End();
        if (list.Entries.FirstOrDefault(entry => Kinds.Contains(entry.Key.Value, StringComparer.Ordinal)) is not { Value: YamlSequence values } kind)
            return null;
        var left = replace is null ? Without(tree, change.Key.Value, values.Items, remove) : Replaced(tree, change, values, replace, append.Count + remove.Count > 0);
        var merged = new YamlSequence(change.Value.Source, change.Value.Line, change.Value.Column, [.. left, .. append]);
        if (merged.Items.Count == 0)
            change.Value.Problem($"Nothing would be left of the list '{change.Key.Value}'; switch off the rules that use it instead.");
        return change with { Value = Merge.Over(list, [kind with { Value = merged }]) };
    }

    private static List<YamlNode> Without(PolicyTree tree, string name, IReadOnlyList<YamlNode> values, IReadOnlyList<YamlScalar> remove)
    {
        var left = values.ToList();
        foreach (var value in remove)
        {
            if (left.RemoveAll(item => item is YamlScalar text && string.Equals(text.Value, value.Value, StringComparison.Ordinal)) > 0)
                tree.Remark("lists." + name, $"'{value.Value}' was removed at {value.Place}");
            else
                value.Problem($"'{Problems.Cut(value.Value)}' is not in the list '{name}'.{Problems.Meant(value.Value, values.OfType<YamlScalar>().Select(item => item.Value))}");
        }
        return left;
    }

    private static IEnumerable<YamlNode> Replaced(PolicyTree tree, YamlEntry change, YamlSequence values, IReadOnlyList<YamlScalar> replace, bool alsoOther)
    {
        if (alsoOther)
            change.Value.Problem("'replace' gives the whole list; 'append' and 'remove' have no place beside it.");
        tree.Remark("lists." + change.Key.Value, $"all {values.Items.Count} values from {values.Place} were replaced at {change.Value.Place}");
        return replace;
    }
}

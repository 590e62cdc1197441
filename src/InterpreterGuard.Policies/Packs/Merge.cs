using InterpreterGuard.Policies.Yaml;

namespace InterpreterGuard.Policies.Packs;

/// <summary>Lays nodes over nodes. Every node keeps the place it was written at, and an entry remembers what it replaced.</summary>
internal static class Merge
{
    /// <summary>Keys of a mapping over those of another, to any depth; a value or a list replaces the whole of what was there.</summary>
    public static YamlNode Over(YamlNode under, YamlNode over) =>
        under is YamlMapping old && over is YamlMapping change ? Over(old, change.Entries) : over;

    public static YamlMapping Over(YamlMapping under, IReadOnlyList<YamlEntry> changes)
    {
        var entries = under.Entries.ToList();
        foreach (var change in changes)
        {
            var at = entries.FindIndex(entry => string.Equals(entry.Key.Value, change.Key.Value, StringComparison.Ordinal));
            if (at < 0)
                entries.Add(change);
            else if (entries[at].Value is YamlMapping && change.Value is YamlMapping)
                entries[at] = entries[at] with { Value = Over(entries[at].Value, change.Value) };
            else
                entries[at] = change with { Replaced = entries[at] };
        }
        return new(under.Source, under.Line, under.Column, entries);
    }

    /// <summary>The mapping with one entry put in the place of another of the same key, or added.</summary>
    public static YamlMapping With(YamlMapping mapping, YamlEntry entry)
    {
        var entries = mapping.Entries.ToList();
        var at = entries.FindIndex(old => string.Equals(old.Key.Value, entry.Key.Value, StringComparison.Ordinal));
        if (at < 0)
            entries.Add(entry);
        else
            entries[at] = entry;
        return new(mapping.Source, mapping.Line, mapping.Column, entries);
    }
}

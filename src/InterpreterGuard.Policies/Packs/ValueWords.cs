using InterpreterGuard.Core.Policies;
using InterpreterGuard.Policies.Schema;
using InterpreterGuard.Policies.Yaml;

namespace InterpreterGuard.Policies.Packs;

/// <summary>Puts nodes into words for people.</summary>
internal static class ValueWords
{
    private const int ItemsShownMax = 12;

    /// <summary>Every key that is written or has a value without being written, in the order of the shape.</summary>
    public static IReadOnlyList<EffectiveValue> Of(YamlMapping mapping, MappingShape shape) =>
    [
        .. shape.Keys.SelectMany(key => mapping.Entries.FirstOrDefault(entry => string.Equals(entry.Key.Value, key.Name, StringComparison.Ordinal)) is { } entry
            ? key.Value is ValueShape.List { Item: ValueShape.Sample } ? [Counted(key.Name, entry)] : Flat(key.Name, entry)
            : key.Default.Length > 0 ? [new EffectiveValue(key.Name, key.Default, EffectiveValue.BuiltIn, [])] : []),
    ];

    public static EffectiveValue Of(string key, YamlEntry entry)
    {
        var replaced = new List<ReplacedValue>();
        for (var old = entry.Replaced; old is not null; old = old.Replaced)
            replaced.Add(new(Text(old.Value), old.Value.Place));
        return new(key, Text(entry.Value), entry.Value.Place, replaced);
    }

    /// <summary>Each item of a list with the place that brought it in.</summary>
    public static IEnumerable<EffectiveValue> OneByOne(YamlEntry entry) =>
        entry.Value is YamlSequence list ? list.Items.Select(item => new EffectiveValue(entry.Key.Value, Text(item), item.Place, [])) : [Of(entry.Key.Value, entry)];

    private static IEnumerable<EffectiveValue> Flat(string key, YamlEntry entry) =>
        entry.Value is YamlMapping inner ? inner.Entries.SelectMany(one => Flat($"{key}.{one.Key.Value}", one)) : [Of(key, entry)];

    /// <summary>Samples are looked up where they stand; their number says enough.</summary>
    private static EffectiveValue Counted(string key, YamlEntry entry)
    {
        return Of(key, entry) with { Value = Count(entry), Replaced = entry.Replaced is { } old ? [new(Count(old), old.Value.Place)] : [] };

        static string Count(YamlEntry samples) => samples.Value is YamlSequence { Items.Count: var count } ? $"{count} {(count == 1 ? "sample" : "samples")}" : "";
    }

    private static string Text(YamlNode node) => node switch
    {
        YamlScalar text => text.Value,
        YamlSequence list => $"[{string.Join(", ", list.Items.Take(ItemsShownMax).Select(Text))}{(list.Items.Count > ItemsShownMax ? $", … {list.Items.Count} in all" : "")}]",
        YamlMapping mapping => $"{{ {string.Join(", ", mapping.Entries.Select(entry => $"{entry.Key.Value}: {Text(entry.Value)}"))} }}",
        _ => "",
    };
}

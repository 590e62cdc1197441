using System.Globalization;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Policies.Conditions;
using InterpreterGuard.Policies.Files;
using InterpreterGuard.Policies.Yaml;

namespace InterpreterGuard.Policies.Samples;

/// <summary>
/// Reads a sample that is a series of facts: <c>facts: [{ at: 3s, on: file.open, pid: 5, parent: 2, path: /x }, …]</c>. An item may stand for many:
/// <c>times: 25, every: 100ms</c>, with <c>{n}</c> in a text counting from 1.
/// </summary>
internal static class SeriesReader
{
    /// <summary>The key a series stands under.</summary>
    public const string Key = "facts";

    private const int FactsMax = 2000;
    private const string Number = "{n}";
    private static readonly string[] Own = ["at", "on", "pid", "parent", "run", "times", "every"];

    public static IReadOnlyList<SampleFact>? Read(YamlNode node, FactKind usual)
    {
        if (node is not YamlMapping { Entries: [{ Key.Value: Key, Value: YamlSequence items }] })
        {
            node.Problem("A series of facts is written 'facts:' with a list under it.");
            return null;
        }
        var facts = new List<SampleFact>();
        foreach (var item in items.Items)
        {
            if (item is YamlMapping mapping)
                ReadItem(mapping, usual, facts);
            else
                item.Problem($"Here a fact is expected, with its fields; this is {item.Called}.");
        }
        return facts;
    }

    private static void ReadItem(YamlMapping item, FactKind usual, List<SampleFact> facts)
    {
        var last = facts.Count == 0 ? null : facts[^1];
        var kind = item.Find("on") is YamlScalar on ? RulesReader.ReadKind(on) : usual;
        var at = Time(item, "at", last?.At ?? TimeSpan.Zero);
        var process = new ProcessReference(Whole(item, "pid", 2, int.MaxValue), Whole(item, "parent", 1, int.MaxValue), "sample");
        var run = Whole(item, "run", 1, 100);
        var times = Whole(item, "times", 1, FactsMax);
        var every = Time(item, "every", TimeSpan.Zero);
        if (kind is null)
            return;
        if (last is not null && at < last.At)
            item.Problem("The facts of a series stand in the order of their times.");
        if (facts.Count + times > FactsMax)
        {
            item.Problem($"A series has at most {FactsMax} facts.");
            return;
        }
        for (var n = 1; n <= times; n++)
        {
            if (SampleFactReader.Read(FieldsOf(item, n), kind) is not { } fact)
                return;
            facts.Add(new(at + ((n - 1) * every), run, process, fact));
        }
    }

    /// <summary>The item without the keys that are the series' own, numbered.</summary>
    private static YamlMapping FieldsOf(YamlMapping item, int n) => new(
        item.Source, item.Line, item.Column, [.. item.Entries.Where(entry => !Own.Contains(entry.Key.Value, StringComparer.Ordinal)).Select(entry => entry with { Value = Numbered(entry.Value, n) })]);

    private static YamlNode Numbered(YamlNode node, int n) => node switch
    {
        YamlScalar text when text.Value.Contains(Number, StringComparison.Ordinal) => new YamlScalar(
            text.Source, text.Line, text.Column, text.Value.Replace(Number, n.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal), text.Quoted, block: false),
        YamlSequence list => new YamlSequence(list.Source, list.Line, list.Column, [.. list.Items.Select(inner => Numbered(inner, n))]),
        _ => node,
    };

    private static int Whole(YamlMapping item, string key, int usual, int max)
    {
        if (item.Find(key) is not { } value)
            return usual;
        if (value is YamlScalar text && int.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= max)
            return number;
        value.Problem($"'{key}' is a whole number up to {max}; this is {value.Called}.");
        return usual;
    }

    private static TimeSpan Time(YamlMapping item, string key, TimeSpan usual)
    {
        if (item.Find(key) is not { } value)
            return usual;
        if (value is YamlScalar text && Units.Time(text.Value) is { } time)
            return time;
        value.Problem($"'{key}' is a time with its unit, such as 3s (ms, s, m, h); this is {value.Called}.");
        return usual;
    }
}

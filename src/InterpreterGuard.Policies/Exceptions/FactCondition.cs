using System.Collections;
using System.Globalization;
using System.Text;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Policies.Conditions;

namespace InterpreterGuard.Policies.Exceptions;

/// <summary>
/// Writes the condition that speaks of one fact and of those that are like it in every field. What differs from run to run is left out: numbers of processes,
/// addresses in memory, counts. A person widens it where that is meant.
/// </summary>
internal static class FactCondition
{
    private const int TextMax = 500;
    private const int ItemsMax = 8;

    private static readonly HashSet<(string Kind, string Field)> Fleeting =
        [("network.send", "bytes"), ("process.signal", "target"), ("resource.limit", "hits"), ("sensor.loss", "lost")];

    /// <summary>On all fields, or on those that are named.</summary>
    public static string Of(Fact fact, IReadOnlySet<string>? named = null)
    {
        var kind = FactKind.All[fact.Kind];
        var parts = kind.Fields.Where(field => named?.Contains(field.Name) ?? !IsFleeting(kind.Name, field.Name)).SelectMany(field => Parts(field, field.Property.GetValue(fact)));
        return string.Join(" && ", parts);
    }

    /// <summary>Whether a field differs from run to run.</summary>
    public static bool IsFleeting(string kind, string field) => Fleeting.Contains((kind, field));

    /// <summary>What it holds a field fast to; empty where the field says nothing.</summary>
    public static string OfField(FactField field, Fact fact) => string.Join(" && ", Parts(field, field.Property.GetValue(fact)));

    private static IEnumerable<string> Parts(FactField field, object? value) => (field.TypeName, value) switch
    {
        ("text", null) => [],
        ("text", var text) => [Text(field.Name, text.ToString()!)],
        ("number", IFormattable number) => [$"{field.Name} == {number.ToString(null, CultureInfo.InvariantCulture)}"],
        ("true/false", bool yes) => [yes ? field.Name : "!" + field.Name],
        ("list of text", IReadOnlyList<string?> list) => Items(field.Name, list),
        ("text by name", IEnumerable named) => Named(field.Name, (IReadOnlyDictionary<string, string?>)named),
        _ => [],
    };

    private static IEnumerable<string> Items(string field, IReadOnlyList<string?> list) =>
        [$"{field}.Count == {list.Count}", .. list.Take(ItemsMax).Index().Where(item => item.Item is not null).Select(item => Text($"{field}.At({item.Index})", item.Item!))];

    private static IEnumerable<string> Named(string field, IReadOnlyDictionary<string, string?> named) =>
        [$"{field}.Count == {named.Count}", .. named.Where(entry => entry.Value is not null).Take(ItemsMax).Select(entry => Text($"{field}.At({Literal(entry.Key)})", entry.Value!))];

    private static string Text(string what, string text) =>
        text.Length <= TextMax ? $"{what} == {Literal(text)}" : $"{what}.StartsWith({Literal(text[..TextMax])})";

    /// <summary>A constant of C#, in letters of ASCII alone: nothing a stranger wrote means anything to YAML, to C# or to a terminal.</summary>
    private static string Literal(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (var c in text)
        {
            if (c is '"' or '\\')
                literal.Append('\\').Append(c);
            else if (c is >= ' ' and <= '~')
                literal.Append(c);
            else
                literal.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
        }
        return literal.Append('"').ToString();
    }
}

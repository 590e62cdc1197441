using System.Text;
using InterpreterGuard.Screening.Analyses.Values;

namespace InterpreterGuard.Screening.Analyses.Folding;

/// <summary>Methods of texts, bytes and lists that give back a constant.</summary>
internal static class TextMethods
{
    public static Value? Fold(
        Value receiver, string method, IReadOnlyList<Value?> arguments, IReadOnlyDictionary<string, Value?> named, FoldBounds bounds) => receiver switch
    {
        TextValue text => Text(text, method, arguments, named, bounds),
        BytesValue bytes => Bytes(bytes, method, arguments, bounds),
        MapValue map when method is "get" && Text(arguments, 0) is { } key => map.Entries.TryGetValue(key, out var value) ? value : arguments.ElementAtOrDefault(1),
        MapValue map when method is "values" => new ListValue([.. map.Entries.Values]),
        ListValue list when method is "copy" => list,
        ListValue { Items.Count: > 0 } list when method is "pop" => list.Items[^1],
        _ => null,
    };

    private static Value? Text(
        TextValue text, string method, IReadOnlyList<Value?> arguments, IReadOnlyDictionary<string, Value?> named, FoldBounds bounds)
    {
        var value = text.Text;
        switch (method)
        {
            case "join":
                return Sequences.Join(text, arguments.ElementAtOrDefault(0), bounds);
            case "format":
                return Formats.Braces(text, arguments, named, bounds);
            case "encode":
                return text.Complete ? new BytesValue(Encoding.UTF8.GetBytes(value)) : text;
            case "replace" when Text(arguments, 0) is { Length: > 0 } old && Text(arguments, 1) is { } with:
                return Bounded(value.Replace(old, with, StringComparison.Ordinal), text, bounds);
            case "split" or "rsplit" when text.Complete:
                return Split(value, arguments.Count == 0 ? null : Text(arguments, 0));
            case "splitlines" when text.Complete:
                return new ListValue([.. value.ReplaceLineEndings("\n").Split('\n').Select(part => new TextValue(part))]);
        }
        var changed = method switch
        {
            "lower" or "casefold" => value.ToLowerInvariant(),
            "upper" => value.ToUpperInvariant(),
            "swapcase" => string.Concat(value.Select(letter => char.IsUpper(letter) ? char.ToLowerInvariant(letter) : char.ToUpperInvariant(letter))),
            "title" or "capitalize" => value.Length > 0 ? char.ToUpperInvariant(value[0]) + value[1..].ToLowerInvariant() : value,
            "strip" => Trim(value, arguments, value.Trim),
            "lstrip" => Trim(value, arguments, value.TrimStart),
            "rstrip" => Trim(value, arguments, value.TrimEnd),
            "removeprefix" when Text(arguments, 0) is { } prefix => value.StartsWith(prefix, StringComparison.Ordinal) ? value[prefix.Length..] : value,
            "removesuffix" when Text(arguments, 0) is { } suffix => value.EndsWith(suffix, StringComparison.Ordinal) ? value[..^suffix.Length] : value,
            _ => null,
        };
        return changed is null ? null : Bounded(changed, text, bounds);
    }

    private static Value? Bytes(BytesValue bytes, string method, IReadOnlyList<Value?> arguments, FoldBounds bounds) => method switch
    {
        "decode" => Text(arguments, 0) is { } codec && Decoders.Codec(bytes, codec, bounds) is { } decoded ? decoded : new TextValue(ValueText.Of(bytes.Bytes)),
        "hex" => new TextValue(Convert.ToHexStringLower(bytes.Bytes)),
        "join" => Sequences.Join(bytes, arguments.ElementAtOrDefault(0), bounds),
        "replace" or "strip" or "lstrip" or "rstrip" or "lower" or "upper" or "swapcase"
            => Text(new TextValue(Encoding.Latin1.GetString(bytes.Bytes)), method, arguments, new Dictionary<string, Value?>(StringComparer.Ordinal), bounds) is TextValue text
                ? new BytesValue(Encoding.Latin1.GetBytes(text.Text))
                : null,
        _ => null,
    };

    private static string? Text(IReadOnlyList<Value?> arguments, int index) => arguments.ElementAtOrDefault(index) switch
    {
        TextValue { Complete: true } text => text.Text,
        BytesValue bytes => Encoding.Latin1.GetString(bytes.Bytes),
        _ => null,
    };

    private static TextValue? Bounded(string value, TextValue source, FoldBounds bounds) =>
        value.Length <= bounds.CharactersMax ? source with { Text = value } : null;

    private static string? Trim(string value, IReadOnlyList<Value?> arguments, Func<char[], string> trim)
    {
        if (arguments.Count == 0)
            return trim([' ', '\t', '\r', '\n', '\f', '\v']);
        return Text(arguments, 0) is { } characters ? trim(characters.ToCharArray()) : value;
    }

    private static ListValue? Split(string value, string? separator)
    {
        const int partsMax = 16_384;
        if (separator is { Length: 0 })
            return null;
        var parts = separator is null
            ? value.Split((char[]?)null, partsMax, StringSplitOptions.RemoveEmptyEntries)
            : value.Split(separator, partsMax);
        return new ListValue([.. parts.Select(part => new TextValue(part))]);
    }
}

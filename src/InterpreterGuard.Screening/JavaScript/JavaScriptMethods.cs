using System.Text;
using System.Text.RegularExpressions;
using InterpreterGuard.Screening.Analyses.Folding;
using InterpreterGuard.Screening.Analyses.Values;

namespace InterpreterGuard.Screening.JavaScript;

/// <summary>Methods of texts, bytes and lists that give back a constant.</summary>
internal sealed class JavaScriptMethods(FoldBounds bounds)
{
    private static readonly Dictionary<string, Value?> None = new(StringComparer.Ordinal);

    public Value? Fold(Value receiver, string method, IReadOnlyList<Value?> arguments) => receiver switch
    {
        TextValue text => OfText(text, method, arguments),
        BytesValue bytes => OfBytes(bytes, method, arguments),
        ListValue list => OfList(list, method, arguments),
        _ => null,
    };

    private Value? OfText(TextValue text, string method, IReadOnlyList<Value?> arguments)
    {
        var first = arguments.ElementAtOrDefault(0);
        return method switch
        {
            "toString" or "valueOf" or "normalize" or "toWellFormed" => text,
            "trim" => TextMethods.Fold(text, "strip", [], None, bounds),
            "trimStart" => TextMethods.Fold(text, "lstrip", [], None, bounds),
            "trimEnd" => TextMethods.Fold(text, "rstrip", [], None, bounds),
            "toLowerCase" or "toLocaleLowerCase" => TextMethods.Fold(text, "lower", [], None, bounds),
            "toUpperCase" or "toLocaleUpperCase" => TextMethods.Fold(text, "upper", [], None, bounds),
            "concat" => Operators.Concatenate([text, .. arguments], bounds),
            "repeat" => Operators.Fold("Mult", text, first, bounds),
            "split" => Split(text, first),
            "slice" => Sequences.Stretch(text, Number(first) ?? 0, Number(arguments.ElementAtOrDefault(1)), null),
            "substring" => Between(text, Number(first) ?? 0, Number(arguments.ElementAtOrDefault(1)) ?? int.MaxValue),
            "substr" => Number(first) is { } start && start >= 0 ? Between(text, start, start + (Number(arguments.ElementAtOrDefault(1)) ?? int.MaxValue)) : null,
            "charAt" or "at" => Sequences.Element(text, first ?? new NumberValue(0)),
            "charCodeAt" or "codePointAt" => Sequences.Element(text, first ?? new NumberValue(0)) is TextValue { Text.Length: 1 } letter ? new NumberValue(letter.Text[0]) : null,
            "replace" => Replace(text, first, arguments.ElementAtOrDefault(1), all: false),
            "match" or "matchAll" when first is InstanceValue { Type: "RegExp", Text: { Complete: true, Text: var search } } =>
                Matching(text, search, expression => new ListValue([.. expression.Matches(text.Text).Take(bounds.ItemsMax).Select(match => new TextValue(match.Value))])),
            "replaceAll" => Replace(text, first, arguments.ElementAtOrDefault(1), all: true),
            _ => null,
        };
    }

    private static Value? OfBytes(BytesValue bytes, string method, IReadOnlyList<Value?> arguments) => method switch
    {
        "toString" => (arguments.ElementAtOrDefault(0) as TextValue)?.Text.ToLowerInvariant() switch
        {
            "base64" => new TextValue(Convert.ToBase64String(bytes.Bytes)),
            "hex" => new TextValue(Convert.ToHexStringLower(bytes.Bytes)),
            "latin1" or "binary" or "ascii" => new TextValue(Encoding.Latin1.GetString(bytes.Bytes)),
            "utf16le" or "utf-16le" or "ucs2" => new TextValue(Encoding.Unicode.GetString(bytes.Bytes)),
            _ => new TextValue(ValueText.Of(bytes.Bytes)),
        },
        "map" => null,
        "slice" or "subarray" => Sequences.Stretch(bytes, Number(arguments.ElementAtOrDefault(0)) ?? 0, Number(arguments.ElementAtOrDefault(1)), null),
        "reverse" => new BytesValue([.. bytes.Bytes.AsEnumerable().Reverse()]),
        _ => null,
    };

    private Value? OfList(ListValue list, string method, IReadOnlyList<Value?> arguments) => method switch
    {
        "join" => Sequences.Join(arguments.ElementAtOrDefault(0) ?? new TextValue(","), list, bounds),
        "toString" => Sequences.Join(new TextValue(","), list, bounds),
        "reverse" or "toReversed" => new ListValue([.. list.Items.Reverse()]),
        "slice" => Sequences.Stretch(list, Number(arguments.ElementAtOrDefault(0)) ?? 0, Number(arguments.ElementAtOrDefault(1)), null),
        "concat" when list.Items.Count <= bounds.ItemsMax => new ListValue([.. list.Items, .. arguments.SelectMany(argument => argument is ListValue more ? more.Items : [argument])]),
        "at" => Sequences.Element(list, arguments.ElementAtOrDefault(0)),
        "pop" when list.Items.Count > 0 => list.Items[^1],
        "shift" when list.Items.Count > 0 => list.Items[0],
        "flat" => new ListValue([.. list.Items.SelectMany(item => item is ListValue inner ? inner.Items : [item])]),
        "values" => list,
        _ => null,
    };

    private ListValue? Split(TextValue text, Value? separator)
    {
        if (!text.Complete)
            return null;
        return separator switch
        {
            TextValue { Text.Length: 0 } => Sequences.Items(text, bounds) is { } letters ? new ListValue(letters) : null,
            TextValue { Complete: true } or null => separator is null ? new ListValue([text]) : TextMethods.Fold(text, "split", [separator], None, bounds) as ListValue,
            InstanceValue { Type: "RegExp", Text.Text: var pattern } when Plain(pattern) => TextMethods.Fold(text, "split", [new TextValue(pattern)], None, bounds) as ListValue,
            _ => null,
        };
    }

    /// <summary>Patterns without any special sign are texts; others are not followed.</summary>
    private TextValue? Replace(TextValue text, Value? old, Value? with, bool all)
    {
        if (with is not TextValue { Complete: true } replacement || replacement.Text.Contains('$', StringComparison.Ordinal))
            return null;
        var (searched, everywhere) = old switch
        {
            TextValue { Complete: true, Text.Length: > 0 } given => (given.Text, all),
            // Without its flags seen, a pattern is taken for one that replaces everywhere: that is what undoing a disguise needs.
            InstanceValue { Type: "RegExp", Text.Text: var pattern } when Plain(pattern) => (pattern, true),
            _ => ("", false),
        };
        if (old is InstanceValue { Type: "RegExp", Text: { Complete: true, Text: var search } } && searched.Length == 0)
            return Matching(text, search, expression => text with { Text = expression.Replace(text.Text, replacement.Text) });
        if (searched.Length == 0)
            return null;
        var place = text.Text.IndexOf(searched, StringComparison.Ordinal);
        if (place < 0)
            return text;
        var result = everywhere
            ? text.Text.Replace(searched, replacement.Text, StringComparison.Ordinal)
            : string.Concat(text.Text.AsSpan(0, place), replacement.Text, text.Text.AsSpan(place + searched.Length));
        return result.Length <= bounds.CharactersMax ? text with { Text = result } : null;
    }

    /// <summary>What a pattern finds, in time that grows with the text alone. Patterns that need more are not followed.</summary>
    private static T? Matching<T>(TextValue text, string pattern, Func<Regex, T> use)
        where T : Value
    {
        const int PatternMax = 200;
        if (!text.Complete || pattern.Length > PatternMax)
            return null;
        try
        {
            return use(new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100)));
        }
        catch (Exception problem) when (problem is ArgumentException or NotSupportedException or RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static bool Plain(string pattern) => pattern.Length > 0 && pattern.IndexOfAny(['\\', '^', '$', '.', '|', '?', '*', '+', '(', ')', '[', ']', '{', '}']) < 0;

    private static Value? Between(TextValue text, long start, long end)
    {
        var (from, to) = (Math.Clamp(Math.Min(start, end), 0, int.MaxValue), Math.Clamp(Math.Max(start, end), 0, int.MaxValue));
        return Sequences.Stretch(text, from, to, null);
    }

    private static long? Number(Value? value) => value is NumberValue number ? number.Number : null;
}

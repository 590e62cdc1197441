using System.Text;
using InterpreterGuard.Screening.Analyses.Folding;
using InterpreterGuard.Screening.Analyses.Values;

namespace InterpreterGuard.Screening.CSharp;

/// <summary>What the base libraries make of constants.</summary>
internal sealed class CSharpFunctions(FoldBounds bounds)
{
    private static readonly IReadOnlyDictionary<string, Value?> NoNames = new Dictionary<string, Value?>(StringComparer.Ordinal);

    public Value? Fold(string name, IReadOnlyList<Value?> arguments)
    {
        var first = arguments.ElementAtOrDefault(0);
        return name switch
        {
            CSharpDialect.Range => Sequences.Range(arguments, bounds),
            CSharpDialect.Zeros => new InstanceValue(InstanceValue.ZeroBytes),
            CSharpDialect.NumberOf => first is TextValue { Complete: true, Text.Length: 1 } character ? new NumberValue(character.Text[0]) : first as NumberValue,
            CSharpDialect.CharacterOf or "System.Convert.ToChar" => first is NumberValue { Number: >= 0 and <= char.MaxValue } number ? new TextValue(((char)number.Number).ToString()) : first as TextValue,
            "System.Convert.FromBase64String" => Decoders.Base64(first),
            "System.Convert.FromHexString" => Decoders.Hex(first),
            "System.Convert.ToByte" or "System.Convert.ToInt32" or "System.Byte.Parse" or "System.Int32.Parse" =>
                Functions.Fold("builtins.int", [first, name.StartsWith("System.Convert.", StringComparison.Ordinal) ? arguments.ElementAtOrDefault(1) : new NumberValue(16)], bounds),
            "System.Net.WebUtility.UrlDecode" or "System.Uri.UnescapeDataString" => Decoders.Url(first),
            "System.Net.WebUtility.HtmlDecode" => Decoders.Html(first),
            "System.String" when first is ListValue list => Operators.Concatenate(list.Items, bounds),
            "System.String" when arguments.Count == 2 => Operators.Fold("Mult", first, arguments[1], bounds),
            "System.String.Concat" when first is ListValue list && arguments.Count == 1 => Operators.Concatenate(list.Items, bounds),
            "System.String.Concat" => Operators.Concatenate(arguments, bounds),
            "System.String.Join" when first is not null => Sequences.Join(first, arguments.Count == 2 && arguments[1] is ListValue only ? only : new ListValue([.. arguments.Skip(1)]), bounds),
            "System.String.Format" when first is TextValue format => Formats.Braces(format, [.. arguments.Skip(1)], NoNames, bounds),
            "System.IO.Path.Combine" or "System.IO.Path.Join" => Functions.Fold("os.path.join", arguments, bounds),
            "System.IO.Path.GetTempPath" => new TextValue("/tmp/"),
            "System.IO.Path.GetFullPath" => first as TextValue,
            "System.Environment.GetFolderPath" => new TextValue("~"),
            "System.Uri" => Addresses.From(arguments is [_, TextValue path, ..] ? path : first, arguments is [_, TextValue, ..] ? first : null) is { } address ? new InstanceValue(name, address) : null,
            "System.IO.FileInfo" or "System.IO.DirectoryInfo" => ValueText.Source(first) is { } file ? new InstanceValue(name, file) : null,
            "System.Text.StringBuilder" => first is TextValue begun ? begun : new TextValue(""),
            "System.Collections.Generic.List" or "System.Collections.Generic.Queue" or "System.Collections.Generic.Stack" => first is null or NumberValue ? new ListValue([]) : first as ListValue,
            "System.Linq.Enumerable.Range" when arguments is [NumberValue start, NumberValue count] => Sequences.Range([start, new NumberValue(start.Number + count.Number)], bounds),
            "System.Linq.Enumerable.Repeat" when arguments is [var item, NumberValue { Number: >= 0 } times] && times.Number <= bounds.ItemsMax => new ListValue([.. Enumerable.Repeat(item, (int)times.Number)]),
            _ when name.StartsWith("System.Text.Encoding.", StringComparison.Ordinal) => Encoded(name["System.Text.Encoding.".Length..], first),
            _ => null,
        };
    }

    public Value? Method(Value receiver, string method, IReadOnlyList<Value?> arguments)
    {
        var python = (receiver, method) switch
        {
            (TextValue, "Replace") => "replace",
            (TextValue, "ToLower" or "ToLowerInvariant") => "lower",
            (TextValue, "ToUpper" or "ToUpperInvariant") => "upper",
            (TextValue, "Trim") => "strip",
            (TextValue, "TrimStart") => "lstrip",
            (TextValue, "TrimEnd") => "rstrip",
            (TextValue, "Split") => "split",
            _ => null,
        };
        if (python is not null)
            return TextMethods.Fold(receiver, python, arguments, NoNames, bounds);
        return (receiver, method) switch
        {
            (TextValue text, "Substring") when arguments is [NumberValue start] => Sequences.Stretch(text, start.Number, null, null),
            (TextValue text, "Substring") when arguments is [NumberValue start, NumberValue length] => Sequences.Stretch(text, start.Number, start.Number + length.Number, null),
            (TextValue text, "Insert") when arguments is [NumberValue { Number: 0 }, var before] => Operators.Concatenate([before, text], bounds),
            (TextValue text, "AppendFormat") when arguments is [TextValue format, ..] => Operators.Concatenate([text, Formats.Braces(format, [.. arguments.Skip(1)], NoNames, bounds)], bounds),
            (TextValue text, "AppendJoin") when arguments is [{ } separator, { } joined] => Operators.Concatenate([text, Sequences.Join(separator, joined, bounds)], bounds),
            (TextValue text, "Append") when arguments is [var piece, NumberValue times] => Operators.Concatenate([text, Operators.Fold("Mult", piece, times, bounds)], bounds),
            (TextValue text, "Append") => Operators.Concatenate([text, arguments.ElementAtOrDefault(0)], bounds),
            (TextValue text, "AppendLine") => Operators.Concatenate([text, arguments.ElementAtOrDefault(0) ?? new TextValue(""), new TextValue("\n")], bounds),
            (_, "ToString" or "Clone" or "AsSpan" or "AsMemory" or "ToImmutableArray") => receiver,
            (TextValue or BytesValue, "ToCharArray" or "ToArray" or "ToList" or "AsEnumerable" or "Cast") => Sequences.Items(receiver, bounds) is { } items ? new ListValue(items) : null,
            (ListValue, "ToArray" or "ToList" or "AsEnumerable" or "Cast" or "ToCharArray") => receiver,
            (TextValue or BytesValue or ListValue, "Reverse") => Sequences.Items(receiver, bounds) is { } items ? new ListValue([.. items.Reverse()]) : null,
            (ListValue list, "First" or "FirstOrDefault") when arguments.Count == 0 => list.Items.ElementAtOrDefault(0),
            (ListValue list, "Last" or "LastOrDefault" or "Pop" or "Dequeue") when arguments.Count == 0 && list.Items.Count > 0 => list.Items[^1],
            (ListValue list, "Skip") when arguments is [NumberValue count] => new ListValue([.. list.Items.Skip((int)Math.Clamp(count.Number, 0, int.MaxValue))]),
            (ListValue list, "Take") when arguments is [NumberValue count] => new ListValue([.. list.Items.Take((int)Math.Clamp(count.Number, 0, int.MaxValue))]),
            (ListValue list, "Concat" or "Union") when arguments is [ListValue more] && list.Items.Count + more.Items.Count <= bounds.ItemsMax => new ListValue([.. list.Items, .. more.Items]),
            _ => null,
        };
    }

    private Value? Encoded(string name, Value? value) => (name, value) switch
    {
        ("Unicode.GetString", _) when Sequences.Bytes(value, bounds) is { } bytes => new TextValue(Encoding.Unicode.GetString(bytes.Bytes)),
        (_, null) => null,
        _ when name.EndsWith("GetString", StringComparison.Ordinal) => Sequences.Bytes(value, bounds) is { } bytes ? new TextValue(ValueText.Of(bytes.Bytes)) : null,
        _ when name.EndsWith("GetBytes", StringComparison.Ordinal) => value is TextValue { Complete: true } text ? new BytesValue(Encoding.UTF8.GetBytes(text.Text)) : null,
        _ => null,
    };
}

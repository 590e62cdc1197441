using System.Globalization;
using System.Text;
using InterpreterGuard.Screening.Analyses.Values;

namespace InterpreterGuard.Screening.Analyses.Folding;

/// <summary>Texts with places in them: <c>%</c> and <c>str.format</c>. Padding and precision are not followed.</summary>
internal static class Formats
{
    public static TextValue? Percent(TextValue format, Value? argument, FoldBounds bounds)
    {
        var arguments = argument is ListValue list ? list.Items : [argument];
        var pieces = new List<Value?>();
        var next = 0;
        var literal = new StringBuilder();
        for (var index = 0; index < format.Text.Length; index++)
        {
            if (format.Text[index] != '%' || index + 1 == format.Text.Length)
            {
                literal.Append(format.Text[index]);
                continue;
            }
            if (format.Text[++index] == '%')
            {
                literal.Append('%');
                continue;
            }
            string? key = null;
            if (format.Text[index] == '(' && format.Text.IndexOf(')', index) is > 0 and var end)
            {
                key = format.Text[(index + 1)..end];
                index = end + 1;
            }
            while (index < format.Text.Length && !char.IsAsciiLetter(format.Text[index]))
                index++;
            if (index == format.Text.Length)
                break;
            pieces.Add(new TextValue(literal.ToString(), format.Complete));
            literal.Clear();
            var value = key is null ? arguments.ElementAtOrDefault(next++) : (argument as MapValue)?.Entries.GetValueOrDefault(key);
            pieces.Add(format.Text[index] == 'c' && value is NumberValue code ? Character(code.Number) : value);
        }
        pieces.Add(new TextValue(literal.ToString(), format.Complete));
        return Operators.Concatenate(pieces, bounds);
    }

    public static TextValue? Braces(TextValue format, IReadOnlyList<Value?> arguments, IReadOnlyDictionary<string, Value?> named, FoldBounds bounds)
    {
        var pieces = new List<Value?>();
        var next = 0;
        var literal = new StringBuilder();
        for (var index = 0; index < format.Text.Length; index++)
        {
            var character = format.Text[index];
            if (character is '{' or '}' && index + 1 < format.Text.Length && format.Text[index + 1] == character)
            {
                literal.Append(character);
                index++;
                continue;
            }
            var end = character == '{' ? format.Text.IndexOf('}', index) : -1;
            if (end < 0)
            {
                literal.Append(character);
                continue;
            }
            pieces.Add(new TextValue(literal.ToString(), format.Complete));
            literal.Clear();
            var field = format.Text[(index + 1)..end].Split('!', ':')[0];
            pieces.Add(field.Length == 0 ? arguments.ElementAtOrDefault(next++)
                : int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? arguments.ElementAtOrDefault(place)
                : named.GetValueOrDefault(field));
            index = end;
        }
        pieces.Add(new TextValue(literal.ToString(), format.Complete));
        return Operators.Concatenate(pieces, bounds);
    }

    public static TextValue? Character(long code) =>
        Rune.IsValid((int)Math.Clamp(code, -1, 0x110000)) ? new TextValue(new Rune((int)code).ToString()) : null;
}

using System.Text;
using InterpreterGuard.Screening.Analyses.Values;

namespace InterpreterGuard.Screening.Analyses.Folding;

/// <summary>What operators make of constants.</summary>
internal static class Operators
{
    public static Value? Fold(string operation, Value? left, Value? right, FoldBounds bounds) => (operation, left, right) switch
    {
        ("Div", InstanceValue { Text: not null } path, _) => PathJoin(path, right),
        ("Add", BytesValue a, BytesValue b) when a.Bytes.Length + b.Bytes.Length <= bounds.CharactersMax => new BytesValue([.. a.Bytes, .. b.Bytes]),
        ("Add", ListValue a, ListValue b) when a.Items.Count + b.Items.Count <= bounds.ItemsMax => new ListValue([.. a.Items, .. b.Items]),
        ("Add", null or OutsideValue or InstanceValue, ListValue b) => new ListValue([left, .. b.Items]),
        ("BitOr", SymbolValue a, SymbolValue b) => new SymbolValue($"{a.Name}|{b.Name}"),
        ("Add", NumberValue or TruthValue, NumberValue or TruthValue) or ("Sub" or "BitXor" or "BitAnd" or "BitOr" or "LShift" or "RShift" or "FloorDiv" or "Pow", _, _)
            => Number(operation, left, right),
        ("Mod", NumberValue, NumberValue) => Number(operation, left, right),
        ("Mult", NumberValue, NumberValue) => Number(operation, left, right),
        ("Add", TextValue, _) or ("Add", _, TextValue) => Concatenate([left, right], bounds),
        ("Mult", not NumberValue, NumberValue times) => Repeat(left, times.Number, bounds),
        ("Mult", NumberValue times, _) => Repeat(right, times.Number, bounds),
        ("Mod", TextValue format, _) => Formats.Percent(format, right, bounds),
        ("Mod", BytesValue format, _) => Formats.Percent(new TextValue(ValueText.Of(format.Bytes)), right, bounds),
        _ => null,
    };

    /// <summary>Pieces one after the other; what is unknown leaves a gap.</summary>
    public static TextValue? Concatenate(IEnumerable<Value?> pieces, FoldBounds bounds)
    {
        var result = new StringBuilder();
        var complete = true;
        foreach (var piece in pieces)
        {
            var text = ValueText.AsText(piece is NothingValue ? new TextValue("None") : piece) ?? TextValue.Unknown;
            complete &= text.Complete;
            // Neighbouring gaps are one gap.
            if (text is { Complete: false, Text.Length: 1 } && result.Length > 0 && result[^1] == TextValue.Gap)
                continue;
            result.Append(text.Text);
            if (result.Length > bounds.CharactersMax)
                return null;
        }
        return new TextValue(result.ToString(), complete);
    }

    private static Value? Repeat(Value? value, long times, FoldBounds bounds)
    {
        times = Math.Max(0, times);
        if (times > bounds.CharactersMax)
            return null;
        return value switch
        {
            TextValue text when text.Text.Length * times <= bounds.CharactersMax =>
                new TextValue(new StringBuilder().Insert(0, text.Text, (int)times).ToString(), text.Complete),
            BytesValue bytes when bytes.Bytes.Length * times <= bounds.CharactersMax =>
                new BytesValue([.. Enumerable.Repeat(bytes.Bytes, (int)times).SelectMany(part => part)]),
            ListValue list when list.Items.Count * times <= bounds.ItemsMax =>
                new ListValue([.. Enumerable.Repeat(list.Items, (int)times).SelectMany(part => part)]),
            _ => null,
        };
    }

    private static NumberValue? Number(string operation, Value? left, Value? right)
    {
        if (left is not NumberValue { Number: var a } || right is not NumberValue { Number: var b })
            return null;
        const long large = 1L << 31;
        var small = Math.Abs(a) < large && Math.Abs(b) < large;
        long? result = operation switch
        {
            "Add" => unchecked(a + b),
            "Sub" => unchecked(a - b),
            "BitXor" => a ^ b,
            "BitAnd" => a & b,
            "BitOr" => a | b,
            "Mult" when small => a * b,
            "LShift" when small && b is >= 0 and < 31 => a << (int)b,
            "RShift" when b is >= 0 and < 63 => a >> (int)b,
            // Python rounds towards minus infinity.
            "FloorDiv" when b != 0 && small => (long)Math.Floor((double)a / b),
            "Mod" when b != 0 && small => ((a % b) + b) % b,
            "Pow" when b is >= 0 and <= 20 && Math.Abs(a) <= 8 => (long)Math.Pow(a, b),
            _ => null,
        };
        return result is { } number ? new NumberValue(number) : null;
    }

    private static InstanceValue PathJoin(InstanceValue path, Value? right)
    {
        var more = ValueText.AsText(right) ?? TextValue.Unknown;
        var text = more.Text.StartsWith('/') ? more : new TextValue($"{path.Text!.Text.TrimEnd('/')}/{more.Text}", path.Text.Complete && more.Complete);
        return path with { Text = text };
    }
}

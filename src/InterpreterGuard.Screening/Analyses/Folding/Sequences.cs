using System.Text;
using InterpreterGuard.Screening.Analyses.Values;

namespace InterpreterGuard.Screening.Analyses.Folding;

/// <summary>Texts, bytes and lists as sequences: elements, stretches, order.</summary>
internal static class Sequences
{
    private const int LongMax = 64;

    /// <summary>The elements, or <see langword="null"/> when it is no sequence or too long a one.</summary>
    public static IReadOnlyList<Value?>? Items(Value? value, FoldBounds bounds) => value switch
    {
        ListValue list => list.Items,
        TextValue { Complete: true } text when text.Text.Length <= bounds.ItemsMax => [.. text.Text.EnumerateRunes().Select(rune => new TextValue(rune.ToString()))],
        BytesValue bytes when bytes.Bytes.Length <= bounds.ItemsMax => [.. bytes.Bytes.Select(item => new NumberValue(item))],
        MapValue map => [.. map.Entries.Keys.Select(key => new TextValue(key))],
        InstanceValue { Type: "ipaddress.ip_network" or "ipaddress.IPv4Network", Text: { Complete: true } network } => [AddressIn(network.Text)],
        _ => null,
    };

    /// <summary>Whichever of a network's addresses: <c>192.0.2.…</c>.</summary>
    private static TextValue AddressIn(string network) => new(network[..(network.Split('/')[0].LastIndexOf('.') + 1)] + TextValue.Gap, Complete: false);

    public static Value? Element(Value? value, Value? index) => (value, index) switch
    {
        (MapValue map, TextValue key) => map.Entries.GetValueOrDefault(key.Text),
        (ListValue list, NumberValue at) => Place(list.Items.Count, at.Number) is { } place ? list.Items[place] : null,
        (TextValue { Complete: true } text, NumberValue at) => Place(text.Text.Length, at.Number) is { } place ? new TextValue(text.Text[place].ToString()) : null,
        (BytesValue bytes, NumberValue at) => Place(bytes.Bytes.Length, at.Number) is { } place ? new NumberValue(bytes.Bytes[place]) : null,
        _ => null,
    };

    public static Value? Stretch(Value? value, long? lower, long? upper, long? step) => value switch
    {
        TextValue { Complete: true } text => new TextValue(string.Concat(Places(text.Text.Length, lower, upper, step).Select(place => text.Text[place]))),
        BytesValue bytes => new BytesValue([.. Places(bytes.Bytes.Length, lower, upper, step).Select(place => bytes.Bytes[place])]),
        ListValue list => new ListValue([.. Places(list.Items.Count, lower, upper, step).Select(place => list.Items[place])]),
        _ => null,
    };

    public static ListValue? Range(IReadOnlyList<Value?> arguments, FoldBounds bounds)
    {
        var numbers = arguments.OfType<NumberValue>().Select(argument => argument.Number).ToList();
        if (numbers.Count != arguments.Count || numbers.Count is 0 or > 3)
            return null;
        var (start, stop) = numbers.Count == 1 ? (0, numbers[0]) : (numbers[0], numbers[1]);
        var step = numbers.Count == 3 ? numbers[2] : 1;
        if (step == 0 || Math.Abs(start) > int.MaxValue || Math.Abs(stop) > int.MaxValue || Math.Abs(step) > int.MaxValue)
            return null;
        var items = new List<Value?>();
        var isLong = Math.Abs((stop - start) / step) > bounds.ItemsMax;
        for (var number = start; (step > 0 ? number < stop : number > stop) && (!isLong || items.Count < LongMax); number += step)
            items.Add(new NumberValue(number));
        // Of a long one the first few, and then the unknown rest.
        if (isLong)
            items.Add(null);
        return new ListValue(items) { Length = (stop - start) / step };
    }

    /// <summary>Texts or bytes with a separator between them.</summary>
    public static Value? Join(Value separator, Value? items, FoldBounds bounds)
    {
        if (Items(items, bounds) is not { } parts)
            return null;
        if (separator is BytesValue bytes && parts.All(part => part is BytesValue))
            return new BytesValue([.. parts.SelectMany((part, index) => index == 0 ? ((BytesValue)part!).Bytes : [.. bytes.Bytes, .. ((BytesValue)part!).Bytes])]);
        return separator is TextValue text
            ? Operators.Concatenate(parts.SelectMany((part, index) => index == 0 ? new[] { part } : [text, part]), bounds)
            : null;
    }

    /// <summary>Numbers of 0-255 as bytes.</summary>
    public static BytesValue? Bytes(Value? value, FoldBounds bounds) => value switch
    {
        BytesValue bytes => bytes,
        TextValue { Complete: true } text => new BytesValue(Encoding.UTF8.GetBytes(text.Text)),
        ListValue list when list.Items.Count <= bounds.ItemsMax && list.Items.All(item => item is NumberValue { Number: >= 0 and <= 255 }) =>
            new BytesValue([.. list.Items.Select(item => (byte)((NumberValue)item!).Number)]),
        _ => null,
    };

    private static int? Place(int length, long index)
    {
        if (index < 0)
            index += length;
        return index >= 0 && index < length ? (int)index : null;
    }

    /// <summary>The places Python's slice takes, in its order.</summary>
    private static IEnumerable<int> Places(int length, long? lower, long? upper, long? step)
    {
        var by = step ?? 1;
        if (by == 0)
            yield break;
        var (first, last) = by > 0 ? (0L, (long)length) : (-1L, length - 1L);
        var start = Bound(lower, length, first, last) ?? (by > 0 ? first : last);
        var stop = Bound(upper, length, first, last) ?? (by > 0 ? last : first);
        for (var place = start; by > 0 ? place < stop : place > stop; place += by)
        {
            if (place >= 0 && place < length)
                yield return (int)place;
            // A step longer than the text has no second element, and must not overflow.
            if (Math.Abs(by) > length)
                yield break;
        }
    }

    private static long? Bound(long? bound, int length, long first, long last)
    {
        if (bound is not { } value)
            return null;
        return Math.Clamp(value < 0 ? value + length : value, first, last);
    }
}

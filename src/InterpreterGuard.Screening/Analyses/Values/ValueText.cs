using System.Globalization;
using System.Text;

namespace InterpreterGuard.Screening.Analyses.Values;

/// <summary>Values as text.</summary>
internal static class ValueText
{
    // Bytes that are no text are shown one character each, as latin-1 does.
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Of(byte[] bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    /// <summary>A value as a fact tells it; <see langword="null"/> where nothing is known.</summary>
    public static string? Fact(Value? value) => AsText(value) is { HasKnownPart: true } text ? text.Text : null;

    /// <summary>A value where a text is wanted: text, bytes, code, a path; numbers and lists as a fact tells them.</summary>
    public static TextValue? AsText(Value? value) => value switch
    {
        TextValue text => text,
        BytesValue bytes => new TextValue(Of(bytes.Bytes)),
        NumberValue number => new TextValue(number.Number.ToString(CultureInfo.InvariantCulture)),
        TruthValue truth => new TextValue(truth.Truth ? "True" : "False"),
        InstanceValue instance => instance.Text,
        CodeValue code => AsText(code.Source),
        SymbolValue symbol => new TextValue(symbol.Name),
        ListValue { Items.Count: > 0 and <= 1024 } list => Joined(list),
        _ => null,
    };

    /// <summary>Text or bytes, and nothing that would have to be converted first.</summary>
    public static TextValue? Source(Value? value) => value is TextValue or BytesValue or CodeValue or InstanceValue { Text: not null } ? AsText(value) : null;

    private static TextValue? Joined(ListValue list)
    {
        var items = list.Items.Select(item => AsText(item) ?? TextValue.Unknown).ToList();
        return items.Any(item => item.HasKnownPart)
            ? new TextValue(string.Join(' ', items.Select(item => item.Text)), items.TrueForAll(item => item.Complete))
            : null;
    }
}

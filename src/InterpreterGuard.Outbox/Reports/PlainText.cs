using System.Globalization;
using System.Text;

namespace InterpreterGuard.Outbox.Reports;

/// <summary>
/// Text of strangers on its way to other tools. Those show it in terminals, chats and tables, so what is invisible or steers (control characters, line ends, bidirectional and zero-width
/// characters, halves of surrogate pairs) is written as <c>\u202e</c>, and the text is cut.
/// </summary>
internal static class PlainText
{
    private const char Cut = '…';
    private const int EscapeLength = 6;

    /// <summary>The text made plain, at most <paramref name="charactersMax"/> UTF-16 units long, the mark of a cut included.</summary>
    public static string Of(string? text, int charactersMax)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var plain = new StringBuilder(Math.Min(text.Length, charactersMax));
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = char.IsSurrogatePair(text, i);
            var isHarmless = isPair ? !Steers(CharUnicodeInfo.GetUnicodeCategory(text, i)) : !char.IsSurrogate(text[i]) && !Steers(char.GetUnicodeCategory(text[i]));
            var units = isPair ? 2 : 1;
            var length = isHarmless ? units : units * EscapeLength;
            var isLast = i + units >= text.Length;
            if (plain.Length + length > charactersMax - (isLast ? 0 : 1))
                return plain.Append(Cut).ToString();
            if (isHarmless)
                plain.Append(text, i, units);
            else
                plain.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:x4}").Append(isPair ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)text[i + 1]:x4}") : "");
            i += units - 1;
        }

        return plain.ToString();
    }

    private static bool Steers(UnicodeCategory category) => category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned;
}

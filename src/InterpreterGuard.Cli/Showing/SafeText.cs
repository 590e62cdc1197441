using System.Globalization;
using System.Text;

namespace InterpreterGuard.Cli.Showing;

/// <summary>
/// Makes strangers' text safe to show on a terminal. Escape sequences could rewrite the screen, the title or the clipboard;
/// bidirectional and invisible characters could make text read as something else.
/// </summary>
internal static class SafeText
{
    /// <summary>Several lines: newlines and tabs stay, everything else that acts rather than shows is written as <c>\xNN</c> or <c>\u{N}</c>.</summary>
    public static string Lines(string? text) => Escape(text, keepLines: true);

    /// <summary>One line: newlines and tabs are escaped as well.</summary>
    public static string Line(string? text) => Escape(text, keepLines: false);

    private static string Escape(string? text, bool keepLines)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var safe = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (keepLines && (rune.Value is '\n' or '\t'))
                safe.Append((char)rune.Value);
            else if (Acts(rune))
                AppendEscaped(safe, rune);
            else
                safe.Append(rune);
        }

        return safe.ToString();
    }

    private static bool Acts(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned;

    private static void AppendEscaped(StringBuilder safe, Rune rune)
    {
        if (rune.Value == '\n')
            safe.Append("\\n");
        else if (rune.Value == '\t')
            safe.Append("\\t");
        else if (rune.Value == '\r')
            safe.Append("\\r");
        else if (rune.Value < 0x100)
            safe.Append(CultureInfo.InvariantCulture, $"\\x{rune.Value:x2}");
        else
            safe.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:x}}}");
    }
}

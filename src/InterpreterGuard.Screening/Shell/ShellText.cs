using System.Globalization;
using System.Text;

namespace InterpreterGuard.Screening.Shell;

/// <summary>What the shell makes of backslashes.</summary>
internal static class ShellText
{
    /// <summary>Outside quotes a backslash keeps any next character; inside double quotes only a few. One before a line end joins the lines.</summary>
    public static string Unescape(string text, bool quoted)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
            return text;
        var result = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            var next = index + 1 < text.Length ? text[index + 1] : '\0';
            if (text[index] != '\\' || next == '\0' || (quoted && !"\\\"$`\n".Contains(next, StringComparison.Ordinal)))
            {
                result.Append(text[index]);
                continue;
            }
            if (next != '\n')
                result.Append(next);
            index++;
        }
        return result.ToString();
    }

    /// <summary>The escapes of <c>$'…'</c>, <c>echo -e</c> and <c>printf</c>.</summary>
    public static string AnsiC(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] != '\\' || index + 1 == text.Length)
            {
                result.Append(text[index]);
                continue;
            }
            index++;
            index += text[index] switch
            {
                'x' => Number(text, index + 1, 2, NumberStyles.AllowHexSpecifier, result),
                'u' => Number(text, index + 1, 4, NumberStyles.AllowHexSpecifier, result),
                >= '0' and <= '7' => Octal(text, index, result),
                _ => Letter(text[index], result),
            };
        }
        return result.ToString();
    }

    private static int Letter(char letter, StringBuilder result)
    {
        result.Append(letter switch
        {
            'n' => "\n",
            't' => "\t",
            'r' => "\r",
            'a' or 'b' or 'f' or 'v' => " ",
            'e' or 'E' => "\e",
            '\\' or '\'' or '"' or '?' => letter.ToString(),
            _ => "\\" + letter,
        });
        return 0;
    }

    private static int Number(string text, int start, int digitsMax, NumberStyles style, StringBuilder result)
    {
        var length = 0;
        while (length < digitsMax && start + length < text.Length && char.IsAsciiHexDigit(text[start + length]))
            length++;
        if (length > 0)
            result.Append((char)int.Parse(text.AsSpan(start, length), style, CultureInfo.InvariantCulture));
        return length;
    }

    /// <summary>Up to three octal digits; <c>echo -e</c> writes a further 0 before them.</summary>
    private static int Octal(string text, int start, StringBuilder result)
    {
        var digits = text[start] == '0' ? 4 : 3;
        var value = 0;
        var length = 0;
        while (length < digits && start + length < text.Length && text[start + length] is >= '0' and <= '7')
            value = (value * 8) + (text[start + length++] - '0');
        result.Append((char)(value & 0xFF));
        return length - 1;
    }
}

using System.Globalization;
using System.Text;

namespace InterpreterGuard.Host.Review.Evidence;

/// <summary>Characters that show nothing, or show something else than what is there.</summary>
internal static class HiddenCharacters
{
    private static readonly Dictionary<int, string> _names = new()
    {
        [0x00] = "null", [0x07] = "bell", [0x08] = "backspace", [0x09] = "tab", [0x0A] = "line feed", [0x0B] = "vertical tab", [0x0C] = "form feed", [0x0D] = "carriage return",
        [0x1B] = "escape: terminals obey what follows", [0x7F] = "delete", [0x85] = "next line", [0x9B] = "control sequence introducer: terminals obey what follows",
        [0xA0] = "no-break space", [0xAD] = "soft hyphen", [0x034F] = "combining grapheme joiner", [0x061C] = "Arabic letter mark",
        [0x115F] = "Hangul filler", [0x1160] = "Hangul filler", [0x180E] = "Mongolian vowel separator", [0x200B] = "zero-width space", [0x200C] = "zero-width non-joiner",
        [0x200D] = "zero-width joiner", [0x200E] = "left-to-right mark", [0x200F] = "right-to-left mark", [0x2028] = "line separator", [0x2029] = "paragraph separator",
        [0x202A] = "left-to-right embedding", [0x202B] = "right-to-left embedding", [0x202C] = "pop directional formatting", [0x202D] = "left-to-right override",
        [0x202E] = "right-to-left override: what follows reads backwards", [0x2060] = "word joiner", [0x2066] = "left-to-right isolate", [0x2067] = "right-to-left isolate",
        [0x2068] = "first strong isolate", [0x2069] = "pop directional isolate", [0x2800] = "blank Braille pattern", [0x3000] = "ideographic space", [0x3164] = "Hangul filler",
        [0xFEFF] = "zero-width no-break space", [0xFFA0] = "Hangul filler", [0xFFFC] = "object replacement",
    };

    /// <summary>What is hidden about a character; <see langword="null"/>: nothing is.</summary>
    public static string? Describe(Rune rune)
    {
        var value = rune.Value;
        if (value is >= 0x20 and < 0x7F)
            return null;
        if (_names.TryGetValue(value, out var name))
            return name;
        if (value is >= 0xE0000 and <= 0xE007F)
            return value is >= 0xE0020 and < 0xE007F ? $"tag character: hides '{(char)(value - 0xE0000)}'" : "tag character";
        if (value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) or (>= 0x180B and <= 0x180F))
            return "variation selector";
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control => "control character",
            UnicodeCategory.Format => "format character: shows nothing",
            UnicodeCategory.SpaceSeparator => "space of another kind",
            UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => "line separator",
            UnicodeCategory.PrivateUse => "private use: each font shows something else",
            UnicodeCategory.OtherNotAssigned => "not assigned",
            _ => null,
        };
    }

    public static bool IsCombining(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;
}

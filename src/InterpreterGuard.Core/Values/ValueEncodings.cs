using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace InterpreterGuard.Core.Values;

/// <summary>
/// How a value may be written. Texts are compared by their letters and digits alone and without case; so what stands between the characters, and the two alphabets of base64, make no difference, and
/// percent signs make hexadecimal of what they stand before.
/// </summary>
internal static class ValueEncodings
{
    /// <summary>Longest part of a pattern that is compared. With less than this of a text, nothing is missed.</summary>
    public const int PatternMax = 64;

    /// <summary>Letters and digits that a value must have: two windows of the matcher but for one, so that one of them lies in it whole.</summary>
    public const int LettersMin = 15;

    /// <summary>The word for a value as it is.</summary>
    public const string Plain = "plain";

    private const string Rotated = "rot13";
    private const string Reversed = "reversed";
    private const string Base32Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>Each way to write a value, with the word for it, as it is compared.</summary>
    public static IEnumerable<(string Word, byte[] Pattern)> Of(string value)
    {
        foreach (var (word, text) in Written(value))
        {
            var folded = Folded(text);
            yield return (word, folded);
            Array.Reverse(folded = [.. folded]);
            yield return (Backwards(word), folded);
        }

        // Turned round before it is written: other bytes than those of a text that is turned round afterwards, but for what is written a character each.
        foreach (var (word, text) in Written(string.Concat(value.Reverse())).Where(one => one.Word is not (Plain or Rotated)))
            yield return (Backwards(word), Folded(text));
    }

    /// <summary>The byte as it is compared; 0 for one that is left out.</summary>
    public static byte Fold(int letter) => letter switch
    {
        >= 'a' and <= 'z' => (byte)(letter - 'a' + 'A'),
        (>= 'A' and <= 'Z') or (>= '0' and <= '9') => (byte)letter,
        _ => 0,
    };

    private static string Backwards(string word) => word == Plain ? Reversed : $"{Reversed} {word}";

    private static IEnumerable<(string Word, string Text)> Written(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        yield return (Plain, value);

        // Forms and JSON write what is neither letter nor digit as numbers, and those are letters and digits.
        if (!value.All(char.IsAsciiLetterOrDigit))
        {
            var escaped = Uri.EscapeDataString(value);
            yield return (Plain, escaped);
            yield return (Plain, escaped.Replace("%2F", "/", StringComparison.Ordinal));
            yield return (Plain, escaped.Replace("%21", "!", StringComparison.Ordinal).Replace("%2A", "*", StringComparison.Ordinal));
            yield return (Plain, JavaScriptEncoder.Default.Encode(value));
            yield return (Plain, JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value));
        }

        yield return (Rotated, string.Concat(value.Select(Turned)));
        yield return ("hex", Convert.ToHexString(bytes));
        yield return ("hex", string.Concat(bytes.Select(one => $"x{one:x2}")));
        yield return ("hex", string.Concat(bytes.Select(one => $"0x{one:x2}")));
        yield return ("hex", string.Concat(bytes.Select(one => $"u00{one:x2}")));
        yield return ("decimal", string.Concat(bytes.Select(one => one.ToString(CultureInfo.InvariantCulture))));
        for (var before = 0; before < 3; before++)
            yield return ("base64", Aligned(Convert.ToBase64String, bytes, before, bits: 6));
        for (var before = 0; before < 5; before++)
            yield return ("base32", Aligned(Base32, bytes, before, bits: 5));
    }

    // What stands before the value in the text moves it by some bits; letters that hold bits of something else are left out.
    private static string Aligned(Func<byte[], string> encode, byte[] bytes, int before, int bits)
    {
        var text = encode([.. new byte[before], .. bytes]);
        return text[(((before * 8) + bits - 1) / bits)..((before + bytes.Length) * 8 / bits)];
    }

    private static string Base32(byte[] bytes)
    {
        var text = new StringBuilder();
        var (held, bits) = (0, 0);
        foreach (var one in bytes)
        {
            held = (held << 8) | one;
            for (bits += 8; bits >= 5; bits -= 5)
                text.Append(Base32Alphabet[held >> (bits - 5) & 31]);
            held &= (1 << bits) - 1;
        }

        return text.ToString();
    }

    private static char Turned(char letter) => letter switch
    {
        >= 'a' and <= 'z' => (char)('a' + ((letter - 'a' + 13) % 26)),
        >= 'A' and <= 'Z' => (char)('A' + ((letter - 'A' + 13) % 26)),
        _ => letter,
    };

    private static byte[] Folded(string text) => [.. text.Select(letter => Fold(letter)).Where(folded => folded != 0)];
}

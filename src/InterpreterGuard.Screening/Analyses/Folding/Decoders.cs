using System.IO.Compression;
using System.Net;
using System.Text;
using InterpreterGuard.Screening.Analyses.Values;

namespace InterpreterGuard.Screening.Analyses.Folding;

/// <summary>Encodings that hide text, undone. Nothing grows beyond the bounds, whatever a compressed stream promises.</summary>
internal static class Decoders
{
    /// <summary>Python's codecs by name; <see langword="null"/> for those that only turn bytes into text.</summary>
    public static Value? Codec(Value value, string codec, FoldBounds bounds) => codec.ToLowerInvariant().Replace('-', '_') switch
    {
        "rot13" or "rot_13" => ValueText.AsText(value) is { } text ? new TextValue(Rot13(text.Text), text.Complete) : null,
        "hex" or "hex_codec" => Hex(value),
        "base64" or "base64_codec" => Base64(value),
        "zlib" or "zlib_codec" or "zip" => Inflate(value, stream => new ZLibStream(stream, CompressionMode.Decompress), bounds),
        "unicode_escape" or "raw_unicode_escape" => ValueText.AsText(value) is { Complete: true } text ? new TextValue(Shell.ShellText.AnsiC(text.Text)) : null,
        "utf_16" or "utf_16_le" or "utf_16le" or "u16" => Raw(value) is { } bytes ? new TextValue(Encoding.Unicode.GetString(bytes).TrimStart('\uFEFF')) : null,
        _ => null,
    };

    public static BytesValue? Base64(Value? value)
    {
        if (Characters(value) is not { } text)
            return null;
        // Python drops what is not of the alphabet; the URL alphabet is another way of writing the same.
        var kept = new string([.. text.Replace('-', '+').Replace('_', '/').Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '+' or '/')]);
        var padded = kept.PadRight((kept.Length + 3) / 4 * 4, '=');
        var bytes = new byte[padded.Length];
        return Convert.TryFromBase64String(padded, bytes, out var written) ? new BytesValue(bytes[..written]) : null;
    }

    public static BytesValue? Base32(Value? value)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        if (Characters(value) is not { } text)
            return null;
        var bytes = new List<byte>(text.Length);
        var (bits, count) = (0, 0);
        foreach (var letter in text.TrimEnd('='))
        {
            var place = alphabet.IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal);
            if (place < 0)
                return null;
            (bits, count) = (((bits << 5) | place) & 0xFFFF, count + 5);
            if (count < 8)
                continue;
            count -= 8;
            bytes.Add((byte)(bits >> count));
        }
        return new BytesValue([.. bytes]);
    }

    /// <summary>Python's base85 (<c>b85decode</c>); Ascii85 differs in its alphabet.</summary>
    public static BytesValue? Base85(Value? value, bool ascii85)
    {
        const string alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~";
        if (Characters(value) is not { } text)
            return null;
        var digits = text.Where(letter => !char.IsWhiteSpace(letter)).Select(letter => ascii85 ? letter - '!' : alphabet.IndexOf(letter, StringComparison.Ordinal)).ToList();
        if (digits.Exists(digit => digit is < 0 or > 84))
            return null;
        var padding = (5 - (digits.Count % 5)) % 5;
        digits.AddRange(Enumerable.Repeat(84, padding));
        var bytes = new List<byte>(digits.Count);
        foreach (var group in digits.Chunk(5))
        {
            var number = (uint)group.Aggregate(0UL, (sum, digit) => (sum * 85) + (ulong)digit);
            bytes.AddRange([(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number]);
        }
        return new BytesValue([.. bytes.Take(bytes.Count - padding)]);
    }

    public static BytesValue? Hex(Value? value)
    {
        if (Characters(value) is not { } text)
            return null;
        var digits = string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
        return digits.Length % 2 == 0 && digits.All(char.IsAsciiHexDigit) ? new BytesValue(Convert.FromHexString(digits)) : null;
    }

    public static BytesValue? Zlib(Value? value, FoldBounds bounds) =>
        Inflate(value, stream => new ZLibStream(stream, CompressionMode.Decompress), bounds)
        ?? Inflate(value, stream => new DeflateStream(stream, CompressionMode.Decompress), bounds);

    public static BytesValue? Gzip(Value? value, FoldBounds bounds) =>
        Inflate(value, stream => new GZipStream(stream, CompressionMode.Decompress), bounds);

    public static TextValue? Url(Value? value) =>
        ValueText.AsText(value) is { } text ? text with { Text = Uri.UnescapeDataString(text.Text) } : null;

    public static TextValue? Html(Value? value) =>
        ValueText.AsText(value) is { } text ? text with { Text = WebUtility.HtmlDecode(text.Text) } : null;

    public static string Rot13(string text) => string.Concat(text.Select(letter => letter switch
    {
        >= 'a' and <= 'z' => (char)('a' + ((letter - 'a' + 13) % 26)),
        >= 'A' and <= 'Z' => (char)('A' + ((letter - 'A' + 13) % 26)),
        _ => letter,
    }));

    private static BytesValue? Inflate(Value? value, Func<Stream, Stream> open, FoldBounds bounds)
    {
        if (Raw(value) is not { Length: > 0 } bytes)
            return null;
        try
        {
            using var inflated = open(new MemoryStream(bytes));
            var result = new byte[bounds.CharactersMax + 1];
            var length = inflated.ReadAtLeast(result, result.Length, throwOnEndOfStream: false);
            return length is > 0 && length <= bounds.CharactersMax ? new BytesValue(result[..length]) : null;
        }
        catch (InvalidDataException)
        {
            // Not what it was taken for: then it is simply unknown.
            return null;
        }
    }

    private static byte[]? Raw(Value? value) => value switch
    {
        BytesValue bytes => bytes.Bytes,
        TextValue { Complete: true } text => Encoding.Latin1.GetBytes(text.Text),
        _ => null,
    };

    private static string? Characters(Value? value) => Raw(value) is { } bytes ? Encoding.Latin1.GetString(bytes) : null;
}

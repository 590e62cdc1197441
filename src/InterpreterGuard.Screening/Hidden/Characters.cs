using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace InterpreterGuard.Screening.Hidden;

/// <summary>Characters that hide something, by what they do.</summary>
internal static class Characters
{
    private const string ZeroWidth = "\u200B\u200C\u200D\u2060\u2061\u2062\u2063\u2064\uFEFF\u180E";
    private const string BidiControls = "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    public static readonly SearchValues<char> Bidi = SearchValues.Create(BidiControls);

    /// <summary>Letters of other alphabets that are drawn like a Latin one. Greek letters that mean something in formulas are not among them.</summary>
    private static readonly FrozenDictionary<char, char> Alike = Pairs(
        "аa сc еe оo рp хx уy іi јj ѕs ԁd һh ӏl ԛq ԝw АA ВB СC ЕE НH ІI ЈJ КK МM ОO РP ЅS ТT ХX УY ԚQ ԜW οo ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX օo ոn սu ցg");

    /// <summary>The characters that make a line worth a look. The upper halves of pairs stand for what lies outside the basic plane.</summary>
    public static IEnumerable<char> Telling { get; } = [.. ZeroWidth, .. BidiControls, .. Enumerable.Range(0xFE00, 16).Select(code => (char)code), '\u001b', '\b', '\r', '\uDB40', '\uD835', .. Alike.Keys, .. Fullwidth];

    private static IEnumerable<char> Fullwidth => Enumerable.Range(0xFF21, 26).Concat(Enumerable.Range(0xFF41, 26)).Select(code => (char)code);

    public static bool IsZeroWidth(Rune rune) => rune.IsBmp && ZeroWidth.Contains((char)rune.Value, StringComparison.Ordinal);

    public static bool IsBidi(Rune rune) => rune.IsBmp && Bidi.Contains((char)rune.Value);

    public static bool IsOverride(Rune rune) => rune.Value is 0x202D or 0x202E;

    public static bool IsTag(Rune rune) => rune.Value is >= 0xE0000 and <= 0xE007F;

    public static bool IsVariation(Rune rune) => rune.Value is >= 0xFE00 and <= 0xFE0F or >= 0xE0100 and <= 0xE01EF;

    /// <summary>Selectors as the bytes that a message in them is made of.</summary>
    public static byte Byte(Rune variation) => (byte)(variation.Value <= 0xFE0F ? variation.Value - 0xFE00 : variation.Value - 0xE0100 + 16);

    /// <summary>Mathematical and wide letters, which an interpreter may take for the plain ones.</summary>
    public static bool IsStyled(Rune rune) => rune.Value is >= 0x1D400 and <= 0x1D6A3 or >= 0xFF21 and <= 0xFF3A or >= 0xFF41 and <= 0xFF5A;

    public static bool IsLatin(Rune rune) => rune.IsAscii && Rune.IsLetter(rune);

    /// <summary>The Latin letter that one of another alphabet looks like; <see langword="null"/> for every other character.</summary>
    public static char? LooksLike(Rune rune) => rune.IsBmp && Alike.TryGetValue((char)rune.Value, out var latin) ? latin : null;

    public static bool IsRightToLeft(Rune rune) => rune.Value is >= 0x0590 and <= 0x08FF or >= 0xFB1D and <= 0xFDFF or >= 0xFE70 and <= 0xFEFC;

    /// <summary>Scripts whose spelling needs joiners between letters.</summary>
    public static bool UsesJoiners(Rune rune) => rune.Value is >= 0x0600 and <= 0x07FF or >= 0x0900 and <= 0x0DFF or >= 0x1000 and <= 0x109F or >= 0x1780 and <= 0x18AF;

    /// <summary>Pictures, and what is put together with them.</summary>
    public static bool IsPicture(Rune rune) => rune.Value is 0x200D or 0xFE0F or >= 0x1F000 and <= 0x1FAFF or >= 0x2190 and <= 0x2BFF || Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol;

    private static FrozenDictionary<char, char> Pairs(string pairs) => pairs.Split(' ').ToFrozenDictionary(pair => pair[0], pair => pair[1]);
}

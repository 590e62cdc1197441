using System.Buffers;
using System.Text;
using InterpreterGuard.Core.Output;
using InterpreterGuard.Screening.Hidden;

namespace InterpreterGuard.Screening.Output;

/// <summary>Hidden characters in output. Terminal colours, progress bars and letters of other alphabets are everyday there and are not looked at.</summary>
internal static class HiddenOutput
{
    private const int FoundMax = 32;
    private const int KeptMax = 1024;
    private const int TextMax = 160;

    /// <summary>So many characters without width are no leftovers of a web page.</summary>
    private const int ZeroWidthMin = 16;

    private const int RunMin = 4;

    // Emoji and the like begin with an upper half that is not among these.
    private static readonly SearchValues<char> Telling = SearchValues.Create([.. Characters.Telling.Where(character => !char.IsControl(character) && Characters.LooksLike(new Rune(char.IsSurrogate(character) ? ' ' : character)) is null)]);

    public static IEnumerable<OutputPassage> Find(string text)
    {
        var next = text.AsSpan().IndexOfAny(Telling);
        if (next < 0)
            return [];
        var found = new List<OutputPassage>();
        var single = new List<OutputPassage>();
        for (var start = text.LastIndexOf('\n', next) + 1; start < text.Length && found.Count < FoundMax;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            if (text.AsSpan(start, end - start).IndexOfAny(Telling) >= 0)
                Read(text, start, end, found, single);
            var after = end + 1 < text.Length ? text.AsSpan(end + 1).IndexOfAny(Telling) : -1;
            if (after < 0)
                break;
            start = text.LastIndexOf('\n', end + 1 + after) + 1;
        }

        if (found.Count >= FoundMax && found[FoundMax - 1] is { } last && last.Start + last.Length is var rest && rest < text.Length)
            return [.. found.Take(FoundMax), new("hidden", "flood", rest, text.Length - rest, text.Length - rest, "")];
        return single.Sum(one => one.Characters) >= ZeroWidthMin && found.Count < FoundMax ? found.Concat([Together(text, single)]) : found;
    }

    private static void Read(string text, int start, int end, List<OutputPassage> found, List<OutputPassage> single)
    {
        foreach (var stretch in HiddenLine.Unseen(text[start..end]))
        {
            var passage = new OutputPassage("hidden", stretch.Technique, start + stretch.Start, stretch.End - stretch.Start, stretch.Characters, Cut(stretch.Decoded));
            if (stretch.Technique is "tags" or "variation" || (stretch.Technique == "bidi" && Misleads(text.AsSpan(start, end - start))))
                Keep(found, passage);
            else if (stretch.Technique == "zero_width" && !BetweenWords(text, passage))
                Keep(stretch.Characters >= RunMin ? found : single, passage);
        }
    }

    private static void Keep(List<OutputPassage> list, OutputPassage passage)
    {
        if (list.Count < KeptMax)
            list.Add(passage);
    }

    // A message may be spread, a bit between each two letters. It begins with the first of them.
    private static OutputPassage Together(string text, List<OutputPassage> single)
    {
        var codes = single.SelectMany(one => text.AsSpan(one.Start, one.Length).ToArray().Select(character => (int)character)).ToList();
        return single[0] with { Characters = codes.Count, Text = Cut(Bits.Text(codes)) };
    }

    /// <summary>Scripts without spaces mark the ends of their words so.</summary>
    private static bool BetweenWords(string text, OutputPassage passage)
    {
        var (before, after) = (passage.Start - 1, passage.Start + passage.Length);
        return passage.Characters <= 2 && (IsSpaceless(before >= 0 ? text[before] : ' ') || IsSpaceless(after < text.Length ? text[after] : ' '));
    }

    private static bool IsSpaceless(char character) => character is >= '\u0E00' and <= '\u0EFF' or >= '\u1000' and <= '\u109F' or >= '\u1780' and <= '\u17FF' or >= '\u19E0' and <= '\u19FF';

    // Isolates in pairs keep names apart in a sentence; only what turns letters around, or is never closed, shows another text than there is.
    private static bool Misleads(ReadOnlySpan<char> line)
    {
        var open = 0;
        foreach (var character in line)
        {
            if (character is '\u202D' or '\u202E')
                return true;
            if (Characters.Bidi.Contains(character))
                open += character is '\u202C' or '\u2069' ? -1 : 1;
            if (open < 0)
                return true;
        }

        return open != 0;
    }

    private static string Cut(string text) => text.Length <= TextMax ? text : text[..TextMax];
}

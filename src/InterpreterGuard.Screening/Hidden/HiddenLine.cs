using System.Text;

namespace InterpreterGuard.Screening.Hidden;

/// <summary>One line: its hidden stretches, without those that honest writing needs.</summary>
internal static class HiddenLine
{
    private const int Flag = 0x1F3F4;
    private const int Cancel = 0xE007F;

    public static IEnumerable<HiddenStretch> Find(string code, string line) =>
        Unseen(line).Concat(Controls(line)).Select(found => found with { Place = LinePlaces.Of(line, found.Start) }).Concat(HiddenNames.Find(code, line));

    /// <summary>Only characters that nobody sees, wherever they stand. Time is linear in the line.</summary>
    public static IEnumerable<HiddenStretch> Unseen(string line)
    {
        var runes = line.EnumerateRunes().ToList();
        var places = new int[runes.Count + 1];
        for (var index = 0; index < runes.Count; index++)
            places[index + 1] = places[index] + runes[index].Utf16SequenceLength;
        return Runs(line, runes, places, Characters.IsTag, Tags)
            .Concat(Runs(line, runes, places, Characters.IsVariation, Variations))
            .Concat(Runs(line, runes, places, Characters.IsZeroWidth, ZeroWidths))
            .Concat(Bidi(line, runes));
    }

    private delegate (string Technique, string Decoded)? Judge(List<Rune> runes, int from, int to, bool first);

    private static IEnumerable<HiddenStretch> Runs(string line, List<Rune> runes, int[] places, Func<Rune, bool> isOne, Judge judge)
    {
        for (var index = 0; index < runes.Count; index++)
        {
            if (!isOne(runes[index]))
                continue;
            var from = index;
            while (index < runes.Count && isOne(runes[index]))
                index++;
            if (judge(runes, from, index, from == 0) is var (technique, decoded))
                yield return new HiddenStretch(places[from], places[index], technique, decoded, "", index - from);
        }
    }

    /// <summary>Letters nobody sees, one for each of ASCII. The flags of England, Scotland and Wales are written with them.</summary>
    private static (string, string)? Tags(List<Rune> runes, int from, int to, bool first) =>
        from > 0 && runes[from - 1].Value == Flag && to - from <= 7 && runes[to - 1].Value == Cancel
            ? null
            : ("tags", string.Concat(runes.Take(from..to).Where(rune => rune.Value is >= 0xE0020 and < Cancel).Select(rune => (char)(rune.Value - 0xE0000))));

    /// <summary>One selector chooses how a picture or a Chinese character is drawn. Several in a row choose nothing.</summary>
    private static (string, string)? Variations(List<Rune> runes, int from, int to, bool first)
    {
        const int messageMin = 3;
        if (to - from < messageMin)
            return null;
        var text = Encoding.UTF8.GetString([.. runes.Take(from..to).Select(Characters.Byte)]);
        return ("variation", text.Any(char.IsControl) ? "" : text);
    }

    private static (string, string)? ZeroWidths(List<Rune> runes, int from, int to, bool first)
    {
        var (before, after) = (from > 0 ? runes[from - 1] : default, to < runes.Count ? runes[to] : default);
        var isSpelling = to - from == 1 && runes[from].Value is 0x200C or 0x200D
            && ((Characters.UsesJoiners(before) && (Characters.UsesJoiners(after) || !Rune.IsLetterOrDigit(after))) || (Characters.IsPicture(before) && Characters.IsPicture(after)));
        var isMark = first && to - from == 1 && runes[from].Value == 0xFEFF;
        return isSpelling || isMark ? null : ("zero_width", Bits.Text([.. runes.Take(from..to).Select(rune => rune.Value)]));
    }

    /// <summary>Controls that turn the order around. In a line of Arabic or Hebrew those that come in pairs are ordinary.</summary>
    private static IEnumerable<HiddenStretch> Bidi(string line, List<Rune> runes)
    {
        var controls = runes.Where(Characters.IsBidi).ToList();
        if (controls.Count == 0)
            yield break;
        var opened = controls.Count(rune => rune.Value is not (0x202C or 0x2069));
        var paired = opened * 2 == controls.Count;
        if (paired && !controls.Exists(Characters.IsOverride) && runes.Exists(Characters.IsRightToLeft))
            yield break;
        var start = line.AsSpan().IndexOfAny(Characters.Bidi);
        yield return new HiddenStretch(start, line.Length, "bidi", string.Concat(runes.Where(rune => !Characters.IsBidi(rune))).Trim(), "", controls.Count);
    }

    /// <summary>What moves the cursor of the terminal that shows the text.</summary>
    private static IEnumerable<HiddenStretch> Controls(string line)
    {
        var text = line.AsSpan().TrimEnd('\r');
        var start = text.IndexOfAny("\u001b\b\r");
        if (start >= 0)
            yield return new HiddenStretch(start, text.Length, "control", string.Concat(text.ToString().Where(character => !char.IsControl(character))), "", text.Count('\u001b') + text.Count('\b') + text.Count('\r'));
    }
}

using System.Text;

namespace InterpreterGuard.Screening.Hidden;

/// <summary>Words in letters of several alphabets that look like one, and names in letters that only a computer takes for the plain ones.</summary>
internal static class HiddenNames
{
    private const int TwinMin = 3;

    public static IEnumerable<HiddenStretch> Find(string code, string line)
    {
        var start = -1;
        for (var index = 0; index <= line.Length; index++)
        {
            var inWord = index < line.Length && (char.IsLetter(line[index]) || char.IsSurrogate(line[index]));
            if (inWord && start < 0)
                start = index;
            if (inWord || start < 0)
                continue;
            if (!Ascii.IsValid(line.AsSpan(start, index - start)) && LinePlaces.Of(line, start) is var place && place != LinePlaces.Comment && Judge(code, line[start..index], place) is { } looks)
                yield return new HiddenStretch(start, index, "homoglyph", looks, place == LinePlaces.Code ? "name" : place, line[start..index].EnumerateRunes().Count(rune => !rune.IsAscii));
            start = -1;
        }
    }

    /// <summary>What a word looks like, when it is another than it looks like.</summary>
    private static string? Judge(string code, string word, string place)
    {
        var (latin, alike, styled, others) = (0, 0, 0, 0);
        var looks = new StringBuilder();
        foreach (var rune in word.EnumerateRunes())
        {
            if (Characters.IsLatin(rune))
                latin++;
            else if (Characters.LooksLike(rune) is { } letter)
            {
                alike++;
                looks.Append(letter);
                continue;
            }
            else if (Characters.IsStyled(rune))
                styled++;
            else
                others++;
            looks.Append(rune.ToString());
        }
        var plain = looks.ToString().Normalize(NormalizationForm.FormKC);
        if (others > 0 || alike + styled == 0)
            return null;
        // A short word of look-alikes alone may be a real one of its language; beside the Latin word it is another name that looks the same.
        var isTwin = latin == 0 && styled == 0 && plain.Length >= TwinMin && place == LinePlaces.Code && HasWord(code, plain);
        return (latin > 0 && alike > 0) || styled > 1 || isTwin ? plain : null;
    }

    private static bool HasWord(string code, string word)
    {
        for (var place = code.IndexOf(word, StringComparison.Ordinal); place >= 0; place = code.IndexOf(word, place + 1, StringComparison.Ordinal))
        {
            if ((place == 0 || !IsPart(code[place - 1])) && (place + word.Length == code.Length || !IsPart(code[place + word.Length])))
                return true;
        }
        return false;
    }

    private static bool IsPart(char character) => char.IsLetterOrDigit(character) || character == '_';
}

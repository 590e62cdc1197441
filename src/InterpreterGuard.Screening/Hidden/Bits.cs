using System.Text;

namespace InterpreterGuard.Screening.Hidden;

/// <summary>A message in two kinds of characters, each one bit.</summary>
internal static class Bits
{
    /// <summary>The message, or nothing where none comes out.</summary>
    public static string Text(IReadOnlyList<int> codes)
    {
        const int bitsMin = 16;
        var kinds = codes.Distinct().ToList();
        if (codes.Count < bitsMin || kinds.Count is not (2 or 3))
            return "";
        // Of three kinds, one stands between the letters.
        foreach (var (zero, one) in from zero in kinds from one in kinds where zero != one select (zero, one))
        {
            var bits = string.Concat(codes.Select(code => code == zero ? '0' : code == one ? '1' : ' '));
            foreach (var width in (int[])[8, 7])
            {
                if (Letters(bits, width) is { } text)
                    return text;
            }
        }
        return "";
    }

    private static string? Letters(string bits, int width)
    {
        var groups = bits.Contains(' ', StringComparison.Ordinal)
            ? bits.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            : [.. bits.Chunk(width).Where(group => group.Length == width).Select(group => new string(group))];
        var text = new StringBuilder();
        foreach (var group in groups)
        {
            if (group.Length > 8)
                return null;
            var letter = (char)Convert.ToInt32(group, 2);
            if (letter is not ('\n' or '\t' or (>= ' ' and <= '~')))
                return null;
            text.Append(letter);
        }
        return text.Length > 0 ? text.ToString() : null;
    }
}

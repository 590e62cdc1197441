using System.Text;

namespace InterpreterGuard.Screening.Fragments;

/// <summary>A diff, or a hunk of one: what it adds and keeps is code, what it takes away and says about itself is not.</summary>
internal static class Diff
{
    private static readonly string[] _headers = ["diff ", "index ", "--- ", "+++ ", "@@", "\\ No newline", "new file mode", "deleted file mode", "similarity index", "rename "];

    /// <summary>The text after the change, each line where it was; <see langword="null"/> when it is no diff.</summary>
    public static string? Changed(string text)
    {
        var lines = text.Split('\n');
        var (added, other) = (0, 0);
        foreach (var line in lines)
        {
            if (line.StartsWith('+'))
                added++;
            else if (line.Trim().Length > 0 && line[0] is not (' ' or '-') && !IsHeader(line))
                other++;
        }

        if (added == 0 || other > 0)
            return null;
        var changed = new StringBuilder(text.Length);
        foreach (var line in lines)
        {
            if (!IsHeader(line) && !line.StartsWith('-') && line.Length > 0)
                changed.Append(' ').Append(line.AsSpan(1));
            changed.Append('\n');
        }

        changed.Length--;
        return changed.ToString();
    }

    private static bool IsHeader(string line) => _headers.Any(header => line.StartsWith(header, StringComparison.Ordinal));
}

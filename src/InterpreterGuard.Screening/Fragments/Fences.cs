using System.Text;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Screening.Fragments;

/// <summary>
/// Prose with code between fences, as models answer: <c>```python</c>. What is not code is emptied line by line, so that every place in the code stays where it was.
/// </summary>
internal static class Fences
{
    /// <summary>The code between the fences; <see langword="null"/> when there is none.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="wanted">Only fences in this language, and those that name none; <see langword="null"/>: those in the language that the first one names.</param>
    public static (string Code, Language? Language)? Open(string text, Language? wanted)
    {
        if (!text.Contains("```", StringComparison.Ordinal) && !text.Contains("~~~", StringComparison.Ordinal))
            return null;
        var code = new StringBuilder(text.Length);
        var (fence, taken, found) = ("", false, false);
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan(range);
            var mark = Mark(line);
            if (fence.Length == 0 && mark.Length > 0)
            {
                fence = mark.ToString();
                var tag = line.Trim()[mark.Length..].Trim();
                var named = Language.TryParse(tag.ToString(), out var language);
                wanted ??= named ? language : null;
                taken = named ? language == wanted : tag.IsEmpty;
                found |= taken;
            }
            else if (fence.Length > 0 && mark.StartsWith(fence) && line.Trim().Length == mark.Length)
                fence = "";
            else if (fence.Length > 0 && taken)
                code.Append(line);
            code.Append('\n');
        }

        code.Length--;
        return found ? (code.ToString(), wanted) : null;
    }

    private static ReadOnlySpan<char> Mark(ReadOnlySpan<char> line)
    {
        const int lengthMin = 3;
        line = line.Trim();
        if (line.IsEmpty || line[0] is not ('`' or '~'))
            return [];
        var length = line.IndexOfAnyExcept(line[0]) is >= 0 and var end ? end : line.Length;
        return length >= lengthMin ? line[..length] : [];
    }
}

using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Screening.Fragments;

/// <summary>
/// What a text may be that does not parse alone: code in prose, a diff, part of an indented block, members of a class, blocks without their end; or several of these.
/// </summary>
internal static class FragmentForms
{
    private const string Prose = "code between fences";
    private const string Change = "a diff, without what it takes away";
    private const string Indented = "part of an indented block";
    private const string Members = "members of a class";
    private const string Unclosed = "blocks without their end";
    private const string Begun = "what stands before the mistake";

    /// <summary>The forms worth a try, the likeliest first.</summary>
    /// <param name="mistake">The line of the mistake, counted from 1.</param>
    public static IEnumerable<Fragment> Of(Language language, string code, int mistake)
    {
        foreach (var (text, told) in Texts(language, code, mistake))
        {
            // Cells of a notebook may be indented; the parser takes that away, and with it the columns. So what is indented is tried as part of a block first.
            if (told.Length > 0 && language != Language.Python)
                yield return new(text, 0, told);
            foreach (var form in language == Language.Python ? ByIndent(text) : language == Language.Shell ? [] : ByBraces(text))
                yield return form with { Told = told.Length > 0 ? $"{told}, {form.Told}" : form.Told };
            if (told.Length > 0 && language == Language.Python)
                yield return new(text, 0, told);
        }
    }

    private static IEnumerable<(string Text, string Told)> Texts(Language language, string code, int mistake)
    {
        if (Fences.Open(code, language) is { } fenced)
        {
            if (Diff.Changed(fenced.Code) is { } change)
                yield return (change, $"{Prose}, {Change}");
            yield return (fenced.Code, Prose);
        }

        if (Diff.Changed(code) is { } changed)
            yield return (changed, Change);
        yield return (code, "");

        // A shell's text before a mistake runs, so it is read anyway.
        var begun = string.Join('\n', code.Split('\n').Take(mistake - 1));
        if (language != Language.Shell && !string.IsNullOrWhiteSpace(begun))
            yield return (begun, Begun);
    }

    private static IEnumerable<Fragment> ByIndent(string text)
    {
        var lines = text.Split('\n');
        var first = lines.FirstOrDefault(line => !string.IsNullOrWhiteSpace(line)) ?? "";
        var last = lines.LastOrDefault(line => !string.IsNullOrWhiteSpace(line))?.TrimEnd() ?? "";
        var inside = first.Length > 0 && char.IsWhiteSpace(first[0]);
        var open = last.EndsWith(':') || last.TrimStart().StartsWith('@');

        // One that begins inside a block goes on outside of it where its lines stand further left.
        var before = inside ? "if True:\n" : "";
        var end = last.TrimStart().StartsWith('@') ? "def _(): pass" : " pass";
        var after = open ? "\n" + last[..(last.Length - last.TrimStart().Length)] + end : "";
        if (inside)
            yield return new(before + text, 1, Indented);
        if (open)
            yield return new(before + text.TrimEnd() + after, inside ? 1 : 0, inside ? $"{Indented}, {Unclosed}" : Unclosed);
    }

    private static IEnumerable<Fragment> ByBraces(string text)
    {
        var blocks = OpenBlocks.Of(text);
        var (closing, unopened) = blocks ?? ("", 0);
        var before = string.Concat(Enumerable.Repeat("if (0) {", unopened));
        if (blocks is not null)
            yield return new($"{before}\n{text}\n{closing}", 1, Unclosed);
        yield return new($"class _ {{\n{text}\n{closing}}}", 1, closing.Length > 0 ? $"{Members}, {Unclosed}" : Members);
    }
}

using System.Text.RegularExpressions;
using InterpreterGuard.Screening.Analyses.Values;

namespace InterpreterGuard.Screening.Fragments;

/// <summary>
/// A shell text that is still a template: <c>#{name}</c> stands where somebody else puts a value before it runs. To a shell it begins a comment, which hides the rest
/// of the line; so such a text is read once as it stands and once with gaps in these places. A gap is as long as what it replaces, so places stay places.
/// </summary>
internal static partial class Placeholders
{
    /// <summary>The text with gaps; <see langword="null"/> when nothing in it is to be filled.</summary>
    public static TextValue? Fill(string code)
    {
        if (!code.Contains("#{", StringComparison.Ordinal))
            return null;
        var filled = Placeholder().Replace(code, found => found.Groups["before"].Value + new string(TextValue.Gap, found.Groups["holes"].Length));
        return string.Equals(filled, code, StringComparison.Ordinal) ? null : new TextValue(filled, Complete: false);
    }

    // Not ${#list} nor ${x#{}: these have a letter or a dollar's brace before them. A name in it, so no comment that happens to hold a brace.
    [GeneratedRegex(@"(?<before>^|[^${\w])(?<holes>(#\{[A-Za-z][\w.-]*(\[[\w.=,()]*\])?\})+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}

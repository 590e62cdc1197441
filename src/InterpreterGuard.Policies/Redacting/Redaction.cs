using System.Text.RegularExpressions;
using InterpreterGuard.Core.Policies;

namespace InterpreterGuard.Policies.Redacting;

/// <summary>What <c>redaction.yaml</c> says, ready to mask.</summary>
internal sealed class Redaction(IReadOnlyList<SecretPattern> patterns, bool output, bool atRest = false) : IRedaction
{
    // One pass for all of them: most texts hold none, and then it is the only one.
    private readonly Regex? _any = Together(patterns);

    public bool MasksOutput => output;

    public bool CoversAtRest => atRest;

    public IReadOnlyList<SecretPlace> Find(string text) =>
        _any?.IsMatch(text) == false ? [] : [.. patterns.SelectMany(pattern => pattern.FindIn(text)).OrderBy(place => place.Start)];

    // Together they may be more than the engine takes; then each is asked alone.
    private static Regex? Together(IReadOnlyList<SecretPattern> patterns)
    {
        try
        {
            return patterns.Count == 0 ? null : new(string.Join('|', patterns.Select(pattern => $"(?:{pattern.Regex})")), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    public string Mask(string text)
    {
        foreach (var pattern in patterns)
            text = pattern.MaskIn(text);
        return text;
    }

    public string Cover(string text)
    {
        foreach (var pattern in patterns)
            text = pattern.CoverIn(text);
        return text;
    }
}

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
        HasNone(text) ? [] : [.. patterns.SelectMany(pattern => pattern.FindIn(text)).OrderBy(place => place.Start)];

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

    public string Mask(string text) => InTurn(text, static (pattern, rest) => pattern.MaskIn(rest));

    public string Cover(string text) => InTurn(text, static (pattern, rest) => pattern.CoverIn(rest));

    private string InTurn(string text, Func<SecretPattern, string, string> replace) =>
        HasNone(text) ? text : patterns.Aggregate(text, (rest, pattern) => replace(pattern, rest));

    private bool HasNone(string text) => _any?.IsMatch(text) == false;
}

using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace InterpreterGuard.Policies;

/// <summary>
/// Patterns of a policy, each built once. Building one takes milliseconds, all of them half of what a policy takes to load,
/// and a policy that is loaded again, or with another overlay, has nearly the same.
/// </summary>
internal static class LinearPatterns
{
    // Far more than a policy has; whoever loads one policy after the other must not fill our memory.
    private const int KeptMax = 4096;

    private static readonly ConcurrentDictionary<string, Regex> Kept = new(StringComparer.Ordinal);

    /// <summary>The pattern, ready to match.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    /// <exception cref="NotSupportedException">It needs to backtrack, or is too large.</exception>
    public static Regex Build(string pattern)
    {
        if (Kept.TryGetValue(pattern, out var kept))
            return kept;

        // This engine cannot backtrack: time is linear in the text, whatever the pattern and whoever wrote the text.
        var built = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        if (Kept.Count >= KeptMax)
            Kept.Clear();
        return Kept.GetOrAdd(pattern, built);
    }
}

namespace InterpreterGuard.Policies.Conditions;

/// <summary>Matches paths: <c>*</c> is any part of one name, <c>**</c> any part of a path, <c>?</c> one character of a name.</summary>
internal static class GlobPattern
{
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> path)
    {
        // Nearly every path differs before the first star, or behind the only one: both are seen without walking.
        var fixedLength = pattern.IndexOfAny('*', '?');
        if (fixedLength < 0)
            return pattern.SequenceEqual(path);
        if (!path.StartsWith(pattern[..fixedLength], StringComparison.Ordinal))
            return false;
        var ending = pattern[(pattern.LastIndexOfAny('*', '?') + 1)..];
        if (!path.EndsWith(ending, StringComparison.Ordinal) || path.Length < fixedLength + ending.Length)
            return false;
        return pattern.Length == 2 + ending.Length && pattern.StartsWith("**", StringComparison.Ordinal) || Walk(pattern, path);
    }

    private static bool Walk(ReadOnlySpan<char> pattern, ReadOnlySpan<char> path)
    {
        // Two places to go back to, one for each kind of star: linear in practice, at worst pattern × path, never exponential.
        int p = 0, s = 0, starP = -1, starS = 0, deepP = -1, deepS = 0;
        while (s < path.Length)
        {
            if (p + 1 < pattern.Length && pattern[p] == '*' && pattern[p + 1] == '*')
            {
                (deepP, deepS, starP) = (p += 2, s, -1);
            }
            else if (p < pattern.Length && pattern[p] == '*')
            {
                (starP, starS) = (++p, s);
            }
            else if (p < pattern.Length && (pattern[p] == path[s] || (pattern[p] == '?' && path[s] != '/')))
            {
                p++;
                s++;
            }
            else if (starP >= 0 && path[starS] != '/')
            {
                (p, s) = (starP, ++starS);
            }
            else if (deepP >= 0)
            {
                (p, s, starP) = (deepP, ++deepS, -1);
            }
            else
            {
                return false;
            }
        }
        while (p < pattern.Length && pattern[p] == '*')
            p++;
        return p == pattern.Length;
    }
}

namespace InterpreterGuard.Policies.Conditions.Patterns;

/// <summary>
/// Whether an engine that tries one way after the other can need time that doubles with each character. That is so where a repetition stands in a repetition, nothing between two
/// turns keeps them apart, and something behind it can fail.
/// </summary>
internal static class Backtracking
{
    public static bool IsBad(string pattern) => PatternReader.Read(pattern) is { } ways && ways.Any(way => IsBad(way, canFailBehind: false));

    private static bool IsBad(IReadOnlyList<PatternPart> way, bool canFailBehind)
    {
        for (var i = 0; i < way.Count; i++)
        {
            var part = way[i];
            var canFail = canFailBehind || way.Skip(i + 1).Any(behind => behind.IsAnchor || !behind.CanBeAbsent);
            if (part.CanRepeat && part.GivesBack && canFail && IsAmbiguous(part.Ways))
                return true;
            if (part.Ways.Any(inner => IsBad(inner, canFail || part.CanRepeat && inner.Count > 1)))
                return true;
        }
        return false;
    }

    /// <summary>The same text is taken in several ways by turns of the group.</summary>
    private static bool IsAmbiguous(IReadOnlyList<IReadOnlyList<PatternPart>> ways)
    {
        for (var i = 0; i < ways.Count; i++)
        {
            if (ways[i].Any(part => RepeatsIntoItself(ways[i], part)))
                return true;
            for (var j = 0; j < i; j++)
            {
                if (IsSame(ways[i], ways[j]))
                    return true;
            }
        }

        // A group that holds nothing but another one is that one.
        return ways is [[{ CanRepeat: false, GivesBack: true, Ways.Count: > 0 } only]] && IsAmbiguous(only.Ways);
    }

    private static bool RepeatsIntoItself(IReadOnlyList<PatternPart> way, PatternPart part) =>
        part.CanRepeat && part.GivesBack && !part.Characters.IsNone
        && way.All(other => ReferenceEquals(other, part) || other.CanBeAbsent || other.Characters.Meets(part.Characters) && (other.Ways.Count == 0 || other.CanRepeat));

    private static bool IsSame(IReadOnlyList<PatternPart> one, IReadOnlyList<PatternPart> other) =>
        one is [{ Ways.Count: 0 } first] && other is [{ Ways.Count: 0 } second] && first.Characters.Meets(second.Characters);
}

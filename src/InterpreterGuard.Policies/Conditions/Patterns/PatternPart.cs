namespace InterpreterGuard.Policies.Conditions.Patterns;

/// <summary>One place of a pattern: a character, or a group of alternatives, and how often it may stand.</summary>
/// <param name="Characters">What it takes where it is a character; for a group, what it can hold anywhere.</param>
/// <param name="Ways">A group's alternatives; empty for a character.</param>
/// <param name="CanBeAbsent">It may stand no times, or is an anchor, which takes nothing.</param>
/// <param name="CanRepeat">It may stand any number of times.</param>
/// <param name="GivesBack">False: atomic or possessive; what it took is never tried otherwise.</param>
internal sealed record PatternPart(CharacterSet Characters, IReadOnlyList<IReadOnlyList<PatternPart>> Ways, bool CanBeAbsent, bool CanRepeat, bool GivesBack)
{
    /// <summary>It is an anchor or a look-around: it can fail though it takes nothing.</summary>
    public bool IsAnchor { get; init; }
}

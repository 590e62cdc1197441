using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Screening.Analyses;

/// <summary>A call before it becomes a fact: the fields of <see cref="Core.Facts.CodeCall"/> without its place.</summary>
internal sealed record CallFact(Language Language, string Name, IReadOnlyList<string?> Arguments)
{
    private static readonly IReadOnlyDictionary<string, string?> NoKeywords = new Dictionary<string, string?>(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string?> Keywords { get; init; } = NoKeywords;

    /// <summary>Entries of objects that are given as arguments; <see cref="Text"/> has them already.</summary>
    public IReadOnlyDictionary<string, string?> Options { get; init; } = NoKeywords;

    public IReadOnlyList<string> Redirections { get; init; } = [];

    public string PipesInto { get; init; } = "";

    public string PipesIntoText { get; init; } = "";

    public bool Background { get; init; }

    /// <summary>It comes back to itself, also where it stands in no loop.</summary>
    public bool Endless { get; init; }

    /// <summary>What a rule usually wants to look into: arguments, and where a command reads or writes. What stands before a command is not given to it.</summary>
    public string Text => string.Join(
        ' ', Arguments.Concat(Language == Language.Shell ? [] : Keywords.Values).Concat(Redirections).Where(part => !string.IsNullOrEmpty(part)));
}

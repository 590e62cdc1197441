using InterpreterGuard.Screening.Analyses.Values;

namespace InterpreterGuard.Screening.Analyses.Commands;

/// <summary>A command as it would be started: words after every expansion. A word that is not known at all is a gap.</summary>
internal sealed record CommandWords(IReadOnlyList<TextValue> Words)
{
    public IReadOnlyDictionary<string, TextValue> Assignments { get; init; } = new Dictionary<string, TextValue>(StringComparer.Ordinal);

    public IReadOnlyList<string> Redirections { get; init; } = [];

    public string PipesInto { get; init; } = "";

    public string PipesIntoText { get; init; } = "";

    /// <summary>Nobody waits for it.</summary>
    public bool Background { get; init; }

    /// <summary>What it reads from its standard input, where that is known.</summary>
    public TextValue? Input { get; init; }

    /// <summary>For a command that a program starts: the function that does. Empty inside a shell text.</summary>
    public string Via { get; init; } = "";

    /// <summary>The command's name without its folder; empty when unknown.</summary>
    public string Name => Words.Count > 0 && Words[0].HasKnownPart ? Words[0].Text[(Words[0].Text.LastIndexOf('/') + 1)..] : "";
}

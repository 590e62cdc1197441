using InterpreterGuard.Screening.Analyses.Values;
using InterpreterGuard.Screening.Model;

namespace InterpreterGuard.Screening.Analyses.Commands;

/// <summary>What a shell keeps from one text to the next.</summary>
internal sealed class ShellState
{
    private readonly HashSet<string> earlier = new(StringComparer.Ordinal);

    public Dictionary<string, Value?> Variables { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Function> Functions { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> Aliases { get; } = new(StringComparer.Ordinal);

    /// <summary>What is there now came from an earlier text.</summary>
    public void Begin()
    {
        earlier.UnionWith(Functions.Keys);
        earlier.UnionWith(Aliases.Keys);
    }

    /// <summary>Whether a function or alias came from an earlier text, which may not have run: then the command of this name is meant as well.</summary>
    public bool IsEarlier(string name) => earlier.Contains(name);

    /// <summary>This text says itself what the name means.</summary>
    public void Says(string name) => earlier.Remove(name);
}

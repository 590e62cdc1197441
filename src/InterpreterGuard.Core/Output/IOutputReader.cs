using InterpreterGuard.Core.Policies;

namespace InterpreterGuard.Core.Output;

/// <summary>Reads text that came out of an execution as what it is: text that a model will read.</summary>
public interface IOutputReader
{
    /// <summary>What is in it, in order and without overlaps; at most 128 passages; where there are more, the last one is the rest of the text. Time is linear in the text, and never throws.</summary>
    /// <param name="text">Hostile text.</param>
    /// <param name="secrets">What counts as a secret.</param>
    IReadOnlyList<OutputPassage> Read(string text, IRedaction secrets);
}

using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Core.Screening;

/// <summary>A text to be read.</summary>
/// <param name="Language">The language.</param>
/// <param name="Code">The source text.</param>
public sealed record ScreeningInput(Language Language, string Code)
{
    /// <summary>What the earlier cells of its interpreter left, to which this one is added; <see langword="null"/> (default) for a text that stands alone.</summary>
    public IScreeningMemory? Memory { get; init; }

    /// <summary>Whose text it is. A parser's process reads the texts of one owner only; <see langword="null"/> (default): one that reads nothing else.</summary>
    public string? Owner { get; init; }
}

using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Core.Pipeline;

/// <summary>What screening found and what follows from it.</summary>
public sealed record ScreeningOutcome(Verdict Verdict, IReadOnlyList<Finding> Findings, IReadOnlyList<CodeLayer> Layers, TimeSpan Elapsed)
{
    /// <summary>Everything that was read; <see langword="null"/> when reading did not come to an end.</summary>
    public IReadOnlyList<CodeFact>? Facts { get; init; }
}

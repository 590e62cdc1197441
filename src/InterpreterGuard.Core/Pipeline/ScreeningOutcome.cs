using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Core.Pipeline;

/// <summary>What screening found and what follows from it.</summary>
public sealed record ScreeningOutcome(Verdict Verdict, IReadOnlyList<Finding> Findings, IReadOnlyList<CodeLayer> Layers, TimeSpan Elapsed);

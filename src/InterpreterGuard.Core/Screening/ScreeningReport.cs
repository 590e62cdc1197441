using InterpreterGuard.Core.Facts;

namespace InterpreterGuard.Core.Screening;

/// <summary>What screening read: facts in source order, and the layers of code found inside the code.</summary>
public sealed record ScreeningReport(IReadOnlyList<CodeFact> Facts, IReadOnlyList<CodeLayer> Layers, TimeSpan Elapsed);

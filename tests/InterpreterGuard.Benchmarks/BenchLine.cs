namespace InterpreterGuard.Benchmarks;

/// <summary>One row of the table.</summary>
internal sealed record BenchLine(string Name, string Ours, string Beside, string Figure, string Aim, bool Met);

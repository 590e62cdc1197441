using InterpreterGuard.Core.Observations;

namespace InterpreterGuard.Core.Evidence;

/// <summary>Observations of one kind and answer in one stretch of time.</summary>
/// <param name="Kind">The kind of what was seen, such as <c>file.open</c>.</param>
/// <param name="Decision">What the guard answered.</param>
/// <param name="Bin">The stretch, from 0.</param>
/// <param name="Count">How many, from 1.</param>
public sealed record TimelineBin(string Kind, Decision Decision, int Bin, int Count);

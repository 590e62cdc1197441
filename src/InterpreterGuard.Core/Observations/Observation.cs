using InterpreterGuard.Core.Facts;

namespace InterpreterGuard.Core.Observations;

/// <summary>One fact seen from outside while code ran, with who did it and what we answered.</summary>
/// <param name="Sequence">Counts from 1 within an execution, without gaps unless some were lost.</param>
/// <param name="At">When the guard saw it.</param>
/// <param name="Process">Who did it.</param>
/// <param name="Fact">What was seen.</param>
/// <param name="Decision">What the guard answered.</param>
public sealed record Observation(long Sequence, DateTimeOffset At, ProcessReference Process, Fact Fact, Decision Decision);

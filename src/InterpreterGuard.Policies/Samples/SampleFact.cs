using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;

namespace InterpreterGuard.Policies.Samples;

/// <summary>One fact of a sample that is a series.</summary>
/// <param name="At">When, from the beginning of the series.</param>
/// <param name="Run">In which execution, counted from 1: all are of one agent, session and tenant.</param>
/// <param name="Process">Who did it.</param>
/// <param name="Fact">The fact.</param>
public sealed record SampleFact(TimeSpan At, int Run, ProcessReference Process, Fact Fact);

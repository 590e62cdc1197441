using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;

namespace InterpreterGuard.Policies.Recordings;

/// <summary>One fact of a recording.</summary>
/// <param name="AfterMs">When it was seen: milliseconds behind the first fact, in whole tenths of a second.</param>
/// <param name="Process">Who did it; processes are numbered in the order in which they appear, 0 is the guard.</param>
/// <param name="Fact">What was seen.</param>
public sealed record RecordedFact(long AfterMs, ProcessReference Process, Fact Fact);

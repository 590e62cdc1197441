using InterpreterGuard.Screening.Analyses.Flows;
using InterpreterGuard.Screening.Model;

namespace InterpreterGuard.Screening.Analyses.Programs;

/// <summary>What a test says of a value.</summary>
/// <param name="Subject">The value that was asked about.</param>
/// <param name="Traits">What is known of it now.</param>
/// <param name="Whole">Of all that came from the same place too: a test of an address's host is one of the address.</param>
internal readonly record struct Vouched(Node Subject, Traits Traits, bool Whole);

using InterpreterGuard.Screening.Analyses.Values;

namespace InterpreterGuard.Screening.Analyses.Programs;

/// <summary>A name whose value a test has spoken of.</summary>
/// <param name="Key">The name, or how the member is written.</param>
/// <param name="Before">Its value without what the test said.</param>
/// <param name="After">And with it.</param>
internal readonly record struct VouchedName(string Key, Value Before, Value After);

namespace InterpreterGuard.Screening.Analyses.Values;

/// <summary>Python's None.</summary>
internal sealed record NothingValue() : Value;

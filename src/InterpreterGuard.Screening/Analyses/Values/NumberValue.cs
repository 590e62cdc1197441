namespace InterpreterGuard.Screening.Analyses.Values;

/// <summary>A whole number.</summary>
internal sealed record NumberValue(long Number) : Value;

namespace InterpreterGuard.Screening.Analyses.Values;

/// <summary>An object of one of the submission's own classes.</summary>
internal sealed record ObjectValue(ClassValue Class) : Value;

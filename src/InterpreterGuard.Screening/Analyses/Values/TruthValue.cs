namespace InterpreterGuard.Screening.Analyses.Values;

/// <summary>True or false.</summary>
internal sealed record TruthValue(bool Truth) : Value;

namespace InterpreterGuard.Screening.Analyses.Values;

/// <summary>A compiled constant text.</summary>
internal sealed record CodeValue(Value? Source) : Value;

namespace InterpreterGuard.Screening.Analyses.Values;

/// <summary>A dictionary with text keys.</summary>
internal sealed record MapValue(IReadOnlyDictionary<string, Value?> Entries) : Value;

namespace InterpreterGuard.Screening.Analyses.Values;

/// <summary>A list, tuple or set, some of whose elements may be unknown.</summary>
internal sealed record ListValue(IReadOnlyList<Value?> Items) : Value;

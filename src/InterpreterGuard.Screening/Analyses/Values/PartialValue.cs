namespace InterpreterGuard.Screening.Analyses.Values;

/// <summary>A function with some of its arguments given already: <c>functools.partial(f, x)</c>.</summary>
internal sealed record PartialValue(Value Function, IReadOnlyList<Value?> Arguments, IReadOnlyDictionary<string, Value?> Named) : Value;

using InterpreterGuard.Screening.Analyses.Programs;

namespace InterpreterGuard.Screening.Analyses.Values;

/// <summary>A class of the submission itself. All its objects are seen as one: what one of them holds, every one may hold.</summary>
internal sealed record ClassValue(string Name, Scope Members, IReadOnlyList<Value?> Bases) : Value;

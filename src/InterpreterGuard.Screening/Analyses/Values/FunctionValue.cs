using InterpreterGuard.Screening.Analyses.Programs;
using InterpreterGuard.Screening.Model;

namespace InterpreterGuard.Screening.Analyses.Values;

/// <summary>A function of the submission itself, with the scope it was made in and, for a method, its object.</summary>
internal sealed record FunctionValue(Function Function, Scope Scope, ClassValue? Self = null) : Value;

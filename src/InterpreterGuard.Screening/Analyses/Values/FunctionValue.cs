using InterpreterGuard.Screening.Analyses.Programs;
using InterpreterGuard.Screening.Model;

namespace InterpreterGuard.Screening.Analyses.Values;

/// <summary>A function that a submission, or an earlier one of its session, defines.</summary>
/// <param name="Function">The function.</param>
/// <param name="Scope">The scope it was made in.</param>
/// <param name="Submission">Which submission's facts it was read for.</param>
/// <param name="Self">For a method: its object.</param>
internal sealed record FunctionValue(Function Function, Scope Scope, object Submission, ClassValue? Self = null) : Value;

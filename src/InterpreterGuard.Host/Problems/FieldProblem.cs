namespace InterpreterGuard.Host.Problems;

/// <summary>What is wrong with one field of a request: which, and a sentence with the bound and the fix.</summary>
internal sealed record FieldProblem(string Field, string Problem);

namespace InterpreterGuard.Client;

/// <summary>What is wrong with one field of a request.</summary>
/// <param name="Field">The field as it stands on the wire, such as <c>files[0].path</c>.</param>
/// <param name="Problem">The bound it broke, and the fix.</param>
public sealed record GuardFieldProblem(string Field, string Problem);

namespace InterpreterGuard.Host.Exceptions;

/// <summary>The exceptions of the policy in force, and what it warns of.</summary>
internal sealed record ExceptionList(IReadOnlyList<ExceptionResponse> Exceptions, IReadOnlyList<string> Warnings);

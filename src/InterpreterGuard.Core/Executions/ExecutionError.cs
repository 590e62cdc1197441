namespace InterpreterGuard.Core.Executions;

/// <summary>The code's own error as its language tells it.</summary>
public sealed record ExecutionError(string Name, string Value, string Traceback);

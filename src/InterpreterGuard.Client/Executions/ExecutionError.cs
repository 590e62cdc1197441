namespace InterpreterGuard.Client;

/// <summary>The code's own error as its language tells it.</summary>
/// <param name="Name">The kind of error, such as <c>ZeroDivisionError</c>.</param>
/// <param name="Value">Its message.</param>
/// <param name="Traceback">Where it came from, line by line.</param>
public sealed record ExecutionError(string Name, string Value, string Traceback);

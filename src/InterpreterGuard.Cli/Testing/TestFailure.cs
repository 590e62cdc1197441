namespace InterpreterGuard.Cli.Testing;

/// <summary>A test that failed.</summary>
internal sealed record TestFailure(string Test, string Message, string StackTrace);

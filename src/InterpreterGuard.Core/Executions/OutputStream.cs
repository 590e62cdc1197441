namespace InterpreterGuard.Core.Executions;

/// <summary>Where a program wrote.</summary>
public enum OutputStream
{
    Stdout,
    Stderr,
}

namespace InterpreterGuard.Monitoring.Sources;

/// <summary>An interpreter's program file, as far as it has to be known to read its stacks.</summary>
/// <param name="Runtime">Where its one global state lies in memory.</param>
internal sealed record PythonImage(ulong Runtime);

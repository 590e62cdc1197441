namespace InterpreterGuard.Cli.Scanning;

/// <summary>A file that was not read, and why. What was not read is never called clean.</summary>
internal sealed record ScanProblem(string Path, string Sentence);

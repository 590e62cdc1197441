namespace InterpreterGuard.Host.Executions;

/// <summary>A file that came with a submission.</summary>
internal sealed record SubmittedFileResponse(string Path, int Bytes);

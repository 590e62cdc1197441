namespace InterpreterGuard.Core.Executions;

/// <summary>A file that a program left behind.</summary>
/// <param name="Path">Relative to the work folder.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Type">A MIME type, by the file's name.</param>
/// <param name="Sha256">Of its content, in lower-case hexadecimal; <see langword="null"/> when it was not read.</param>
/// <param name="Kept">Whether its content was kept and can be fetched.</param>
public sealed record Artifact(string Path, long Size, string Type, string? Sha256, bool Kept);

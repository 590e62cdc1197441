namespace InterpreterGuard.Storage.Backup;

/// <summary>A file of a backup.</summary>
/// <param name="Path">Relative to the data directory, with <c>/</c>.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">Of its content, in lower-case hexadecimal.</param>
public sealed record BackedUpFile(string Path, long Size, string Sha256);

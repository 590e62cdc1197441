namespace InterpreterGuard.Core.Exports;

/// <summary>One entry of an archive.</summary>
/// <param name="Path">Its name in the archive.</param>
/// <param name="Size">Its bytes, uncompressed.</param>
/// <param name="Sha256">Of its content, in lower-case hexadecimal.</param>
/// <param name="What">What it is, in a few words.</param>
public sealed record ExportedEntry(string Path, long Size, string Sha256, string What);

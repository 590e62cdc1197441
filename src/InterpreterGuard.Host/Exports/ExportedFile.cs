namespace InterpreterGuard.Host.Exports;

/// <summary>Where in the archive a content lies that somebody else named.</summary>
/// <param name="Path">What it was called.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">Of its content; <see langword="null"/> when it was never read.</param>
/// <param name="Entry">The entry that holds it; <see langword="null"/> when the content is not kept any more, or never was.</param>
internal sealed record ExportedFile(string Path, long Size, string? Sha256, string? Entry);

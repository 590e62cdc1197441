namespace InterpreterGuard.Host.Executions;

/// <summary>A file that came with a submission.</summary>
/// <param name="Path">Where it lay in the work folder.</param>
/// <param name="Bytes">How long it was.</param>
/// <param name="FileId">The stored file it was; missing when its content came along.</param>
/// <param name="Sha256">Of the stored file.</param>
internal sealed record SubmittedFileResponse(string Path, long Bytes, string? FileId, string? Sha256);

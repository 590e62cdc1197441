namespace InterpreterGuard.Core.Submissions;

/// <summary>A file that comes with a submission. <see cref="Path"/> is relative to the work folder and was checked with <see cref="SubmissionPath"/>.</summary>
public sealed record SubmissionFile(string Path, ReadOnlyMemory<byte> Content);

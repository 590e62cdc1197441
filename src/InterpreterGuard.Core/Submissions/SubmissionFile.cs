using System.Text.Json.Serialization;
using InterpreterGuard.Core.Files;

namespace InterpreterGuard.Core.Submissions;

/// <summary>A file that comes with a submission: with its content, or by the id of a stored one.</summary>
/// <param name="Path">Relative to the work folder; was checked with <see cref="SubmissionPath"/>.</param>
/// <param name="Content">The content; empty when it comes from the store.</param>
/// <param name="Source">The stored file whose content it is; <see langword="null"/> when it came along.</param>
/// <param name="SourceSize">Bytes of the stored file.</param>
public sealed record SubmissionFile(string Path, ReadOnlyMemory<byte> Content, StoredFileId? Source = null, long SourceSize = 0)
{
    /// <summary>In bytes, wherever the content is.</summary>
    [JsonIgnore]
    public long Size => Source is null ? Content.Length : SourceSize;
}

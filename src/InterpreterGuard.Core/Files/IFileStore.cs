using InterpreterGuard.Core.Identity;

namespace InterpreterGuard.Core.Files;

/// <summary>Keeps files for a bounded time within bounds. A file is there whole or not at all. What has expired is answered like what never was.</summary>
public interface IFileStore
{
    /// <summary>Reads a stream to its end and keeps it.</summary>
    /// <exception cref="FileBoundException">It is larger than one file, one key's files or all files may be. Nothing is kept.</exception>
    Task<StoredFile> CreateAsync(NewFile file, Stream content, CancellationToken cancellationToken);

    Task<StoredFile?> FindAsync(StoredFileId id, CancellationToken cancellationToken);

    /// <summary>What an execution left behind at a path.</summary>
    Task<StoredFile?> FindArtifactAsync(ExecutionId executionId, string path, CancellationToken cancellationToken);

    /// <summary>A key's uploads, newest first, those after <paramref name="after"/>; every key's when <paramref name="apiKeyId"/> is <see langword="null"/>.</summary>
    Task<IReadOnlyList<StoredFile>> ListAsync(string? apiKeyId, StoredFileId? after, int countMax, CancellationToken cancellationToken);

    /// <summary>The content, to be read from anywhere and disposed; <see langword="null"/> when the file is not there. A reader keeps what it has open, also past its deletion.</summary>
    Task<Stream?> OpenReadAsync(StoredFileId id, CancellationToken cancellationToken);

    /// <summary>Whether it was there.</summary>
    Task<bool> DeleteAsync(StoredFileId id, CancellationToken cancellationToken);
}

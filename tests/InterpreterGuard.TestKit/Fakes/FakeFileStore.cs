using System.Collections.Concurrent;
using System.Security.Cryptography;
using InterpreterGuard.Core.Files;
using InterpreterGuard.Core.Identity;
using Microsoft.Extensions.Logging.Abstractions;

namespace InterpreterGuard.TestKit.Fakes;

/// <summary>Stored files in memory.</summary>
public sealed class FakeFileStore : IFileStore
{
    private readonly ConcurrentDictionary<StoredFileId, (StoredFile File, byte[] Content)> _files = new();

    /// <summary>Keeps what executions leave behind, in memory.</summary>
    public static ArtifactKeeper Keeper() => new(new FakeFileStore(), new ArtifactSettings(), NullLogger<ArtifactKeeper>.Instance);

    public async Task<StoredFile> CreateAsync(NewFile file, Stream content, CancellationToken cancellationToken)
    {
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, cancellationToken);
        var now = TimeProvider.System.GetUtcNow();
        var stored = new StoredFile
        {
            Id = StoredFileId.New(TimeProvider.System),
            Name = file.Name,
            Size = copy.Length,
            Type = FileType.Of(file.Name),
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(copy.ToArray())),
            ApiKeyId = file.ApiKeyId,
            ExecutionId = file.ExecutionId,
            Path = file.Path,
            CreatedAt = now,
            ExpiresAt = now.AddHours(1),
        };
        _files[stored.Id] = (stored, copy.ToArray());
        return stored;
    }

    public Task<StoredFile?> FindAsync(StoredFileId id, CancellationToken cancellationToken) => Task.FromResult(_files.TryGetValue(id, out var found) ? found.File : null);

    public Task<StoredFile?> FindArtifactAsync(ExecutionId executionId, string path, CancellationToken cancellationToken) =>
        Task.FromResult(_files.Values.Select(file => file.File).FirstOrDefault(file => file.ExecutionId == executionId && string.Equals(file.Path, path, StringComparison.Ordinal)));

    public Task<IReadOnlyList<StoredFile>> ListAsync(string? apiKeyId, StoredFileId? after, int countMax, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<StoredFile>>([.. _files.Values.Select(file => file.File).Take(countMax)]);

    public Task<Stream?> OpenReadAsync(StoredFileId id, CancellationToken cancellationToken) =>
        Task.FromResult<Stream?>(_files.TryGetValue(id, out var found) ? new MemoryStream(found.Content, writable: false) : null);

    public Task<bool> DeleteAsync(StoredFileId id, CancellationToken cancellationToken) => Task.FromResult(_files.TryRemove(id, out _));
}

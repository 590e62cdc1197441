using InterpreterGuard.Core.Files;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Storage.Json;
using InterpreterGuard.Storage.Rows;
using InterpreterGuard.Storage.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Storage.Files;

/// <summary>Files as rows, their contents in a folder. The row comes last: a file is there with its content or not at all.</summary>
internal sealed class FileStore(
    FileFolder folder, FileUsage usage, EvidenceWriter writer, IDbContextFactory<EvidenceContext> contexts, IOptions<FilesOptions> options, TimeProvider time) : IFileStore
{
    public async Task<StoredFile> CreateAsync(NewFile file, Stream content, CancellationToken cancellationToken)
    {
        var id = StoredFileId.New(time);
        var written = 0L;
        usage.Begin(file.ApiKeyId);
        try
        {
            var hash = await folder.WriteAsync(
                id,
                content,
                more =>
                {
                    usage.Grow(file.ApiKeyId, written, more);
                    written += more;
                },
                cancellationToken);
            var now = Moment.Read(Moment.Of(time.GetUtcNow())); // As it will be read again.
            var stored = new StoredFile
            {
                Id = id,
                Name = file.Name,
                Size = written,
                Type = FileType.Of(file.Name),
                Sha256 = hash,
                ApiKeyId = file.ApiKeyId,
                ExecutionId = file.ExecutionId,
                Path = file.Path,
                CreatedAt = now,
                ExpiresAt = now + (file.ExecutionId is null ? options.Value.UploadsKeptFor : options.Value.ArtifactsKeptFor),
            };
            await writer.WriteAsync((statements, transaction) => statements.AddFile.Run(
                transaction, id.ToString(), stored.Name, stored.Size, stored.Type, stored.Sha256, stored.ApiKeyId, stored.ExecutionId?.ToString(), stored.Path,
                Moment.Of(stored.CreatedAt), Moment.Of(stored.ExpiresAt)));
            return stored;
        }
        catch
        {
            folder.Delete(id);
            usage.Forget(file.ApiKeyId, written);
            throw;
        }
    }

    public async Task<StoredFile?> FindAsync(StoredFileId id, CancellationToken cancellationToken)
    {
        var text = id.ToString();
        return await FirstAsync(rows => rows.Where(row => row.Id == text), cancellationToken);
    }

    public async Task<StoredFile?> FindArtifactAsync(ExecutionId executionId, string path, CancellationToken cancellationToken)
    {
        var text = executionId.ToString();
        return await FirstAsync(rows => rows.Where(row => row.ExecutionId == text && row.Path == path), cancellationToken);
    }

    public async Task<IReadOnlyList<StoredFile>> ListAsync(string? apiKeyId, StoredFileId? after, int countMax, CancellationToken cancellationToken)
    {
        var now = Moment.Of(time.GetUtcNow());
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = context.StoredFiles.AsNoTracking().Where(row => row.ExecutionId == null && row.ExpiresAt > now);
        if (apiKeyId is not null)
            rows = rows.Where(row => row.ApiKeyId == apiKeyId);
        if (after?.ToString() is { } last)
            rows = rows.Where(row => string.Compare(row.Id, last) < 0);
        var found = await rows.OrderByDescending(row => row.Id).Take(Math.Clamp(countMax, 1, 500)).ToListAsync(cancellationToken);
        return [.. found.Select(ToFile)];
    }

    public async Task<Stream?> OpenReadAsync(StoredFileId id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) is { } file ? folder.Read(id, file.Size) : null;

    public async Task<bool> DeleteAsync(StoredFileId id, CancellationToken cancellationToken)
    {
        var text = id.ToString();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.StoredFiles.AsNoTracking().SingleOrDefaultAsync(row => row.Id == text, cancellationToken) is not { } row)
            return false;
        var expired = row.ExpiresAt <= Moment.Of(time.GetUtcNow());

        // Of several who delete it, the one that took the row away takes the content away.
        if (await writer.WriteAsync((statements, transaction) => statements.DeleteFile.Run(transaction, text)) == 0)
            return false;
        folder.Delete(id);
        usage.Forget(row.ApiKeyId, row.Size);
        return !expired;
    }

    /// <summary>Ids of those whose time is over.</summary>
    public async Task<IReadOnlyList<StoredFileId>> ListExpiredAsync(int countMax, CancellationToken cancellationToken)
    {
        var now = Moment.Of(time.GetUtcNow());
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var ids = await context.StoredFiles.AsNoTracking().Where(row => row.ExpiresAt <= now).OrderBy(row => row.ExpiresAt).Take(countMax).Select(row => row.Id).ToListAsync(cancellationToken);
        return [.. ids.Select(IdOf)];
    }

    private async Task<StoredFile?> FirstAsync(Func<IQueryable<StoredFileRow>, IQueryable<StoredFileRow>> which, CancellationToken cancellationToken)
    {
        var now = Moment.Of(time.GetUtcNow());
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await which(context.StoredFiles.AsNoTracking()).Where(row => row.ExpiresAt > now).OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancellationToken);
        return row is null ? null : ToFile(row);
    }

    private static StoredFile ToFile(StoredFileRow row) => new()
    {
        Id = IdOf(row.Id),
        Name = row.Name,
        Size = row.Size,
        Type = row.Type,
        Sha256 = row.Sha256,
        ApiKeyId = row.ApiKeyId,
        ExecutionId = ExecutionId.TryParse(row.ExecutionId, out var execution) ? execution : null,
        Path = row.Path,
        CreatedAt = Moment.Read(row.CreatedAt),
        ExpiresAt = Moment.Read(row.ExpiresAt),
    };

    private static StoredFileId IdOf(string text) => StoredFileId.TryParse(text, out var id) ? id : throw new StorageException($"'{text}' is no stored file's id.");
}

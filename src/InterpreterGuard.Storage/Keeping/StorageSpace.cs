using InterpreterGuard.Core.Keeping;
using Microsoft.Data.Sqlite;

namespace InterpreterGuard.Storage.Keeping;

/// <summary>Asks SQLite how many of its pages hold something, and counts what its log has grown to.</summary>
internal sealed class StorageSpace(StorageFile file) : IStorageSpace
{
    public string Path => file.Path;

    public async Task<long> UsedBytesAsync(CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(file.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT (page_count - freelist_count) * page_size FROM pragma_page_count(), pragma_freelist_count(), pragma_page_size()";
        var pages = (long)(await command.ExecuteScalarAsync(cancellationToken))!;
        var log = new FileInfo(file.Path + "-wal");
        return pages + (log.Exists ? log.Length : 0);
    }
}

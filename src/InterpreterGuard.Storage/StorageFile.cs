using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Storage;

/// <summary>The database file and how to open it.</summary>
internal sealed class StorageFile(IOptions<StorageOptions> options)
{
    public string Path { get; } = System.IO.Path.GetFullPath(
        options.Value.DatabasePath.Length > 0 ? options.Value.DatabasePath : "interpreterguard.db");

    public string ConnectionString => new SqliteConnectionStringBuilder
    {
        DataSource = Path,
        ForeignKeys = true,
        DefaultTimeout = options.Value.BusySecondsMax,
    }.ConnectionString;

    /// <summary>A connection for the writer alone.</summary>
    public SqliteConnection OpenForWriting()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(ConnectionString) { Pooling = false }.ConnectionString);
        try
        {
            connection.Open();
            using var pragma = connection.CreateCommand();
            pragma.CommandText =
                $"PRAGMA busy_timeout = {options.Value.BusySecondsMax * 1000}; PRAGMA journal_mode = WAL; PRAGMA synchronous = {options.Value.Synchronous}; PRAGMA secure_delete = ON;";
            pragma.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Evidence is for the host's own user: the file is made before SQLite would make it readable for others.</summary>
    public void CreateClosed()
    {
        var folder = System.IO.Path.GetDirectoryName(Path)!;
        if (!Directory.Exists(folder))
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        using var file = new FileStream(Path, new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
    }
}

using System.IO.Compression;
using System.Security.Cryptography;
using InterpreterGuard.Core.Audit;
using InterpreterGuard.Storage.Audit;
using InterpreterGuard.Storage.Json;
using InterpreterGuard.Storage.Writing;
using Microsoft.Data.Sqlite;

namespace InterpreterGuard.Storage.Backup;

/// <summary>
/// Copies a data directory into one archive, also while a host works on it: SQLite copies the database as it is at one moment, and the files around it (keys, contents of files) are added as they are.
/// Logs are left out. Whoever holds the archive holds the host's keys, so it is for its owner alone.
/// </summary>
public static class BackupWriter
{
    private const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <param name="data">The data directory.</param>
    /// <param name="file">The archive to write. It must not be there.</param>
    /// <param name="actor">Who does it, for the audit trail.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="StorageException">It could not be done; nothing is left behind.</exception>
    public static BackupManifest Write(string data, string file, string actor, TimeProvider time)
    {
        var database = Path.Combine(Path.GetFullPath(data), BackupManifest.Database);
        if (!File.Exists(database))
            throw new StorageException($"There is no database '{database}' to back up. Name the host's data directory.");
        if (Path.Exists(file))
            throw new StorageException($"'{file}' is there already. Name another file.");
        var (part, copy) = (file + ".part", file + ".db.part");
        try
        {
            foreach (var leftover in (string[])[part, copy])
                File.Delete(leftover);
            using (Create(copy))
            {
                // Empty: SQLite would make it readable for others.
            }

            Copy(database, copy);
            var manifest = Pack(Path.GetFullPath(data), copy, part, time);
            Tell(database, actor, manifest, time);
            File.Move(part, file);
            return manifest;
        }
        catch (SqliteException exception)
        {
            throw StorageErrors.Explain(exception, database);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"The backup '{file}' could not be written: {exception.Message}", exception);
        }
        finally
        {
            foreach (var leftover in (string[])[part, copy])
                File.Delete(leftover);
        }
    }

    private static void Copy(string database, string copy)
    {
        using var connection = Open(database, SqliteOpenMode.ReadWrite);
        using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO @into";
        command.Parameters.AddWithValue("@into", copy);
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }

    private static BackupManifest Pack(string data, string copy, string target, TimeProvider time)
    {
        BackupTrail trail;
        using (var connection = Open(copy, SqliteOpenMode.ReadOnly))
            trail = BackupTrail.Read(connection);
        var last = trail.Links is [.., var link] ? (link.Number, link.Hash) : (0, AuditChain.Beginning);
        using var zip = new ZipArchive(Create(target), ZipArchiveMode.Create);
        var files = new List<BackedUpFile> { Add(zip, BackupManifest.Database, copy)! };
        foreach (var path in Directory.EnumerateFiles(data, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(data, path);
            if (!name.StartsWith(BackupManifest.Database, StringComparison.Ordinal) && !name.StartsWith("logs/", StringComparison.Ordinal) && !name.EndsWith(".part", StringComparison.Ordinal)
                && Path.GetFullPath(path) != Path.GetFullPath(target) && Add(zip, name, path) is { } added)
            {
                files.Add(added);
            }
        }

        var manifest = new BackupManifest(BackupManifest.FormatName, BackupManifest.VersionNow, time.GetUtcNow(), last.Item1, last.Item2, files);
        using var content = zip.CreateEntry(BackupManifest.FileName).Open();
        content.Write(EvidenceJson.WriteBytes(manifest));
        return manifest;
    }

    private static BackedUpFile? Add(ZipArchive zip, string name, string path)
    {
        FileStream source;
        try
        {
            source = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (FileNotFoundException)
        {
            // Its time was over while we were on the way; the restored host sees that it is gone.
            return null;
        }

        using var hash = SHA256.Create();
        using (source)
        {
            using (var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open())
            using (var hashing = new CryptoStream(entry, hash, CryptoStreamMode.Write))
                source.CopyTo(hashing);
            return new BackedUpFile(name, source.Position, Convert.ToHexStringLower(hash.Hash!));
        }
    }

    // The chain takes links of several writers: each reads the last one in the transaction that writes the next.
    private static void Tell(string database, string actor, BackupManifest manifest, TimeProvider time)
    {
        using var connection = Open(database, SqliteOpenMode.ReadWrite);
        using var statements = new WriterStatements(connection);
        using var transaction = connection.BeginTransaction(deferred: false);
        var hash = Convert.ToHexStringLower(SHA256.HashData(EvidenceJson.WriteBytes(manifest)));
        AuditWriting.Append(statements, transaction, time.GetUtcNow(), new AuditEvent(
            AuditKind.Backup, actor, "database", $"copied up to link {manifest.LastLink}, manifest sha256 {hash}"));
        transaction.Commit();
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, ForeignKeys = true, DefaultTimeout = 60 }.ConnectionString);
        connection.Open();
        return connection;
    }

    private static FileStream Create(string path) =>
        new(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, UnixCreateMode = OwnerAlone });
}

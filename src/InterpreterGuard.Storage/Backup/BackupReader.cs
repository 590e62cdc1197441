using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using InterpreterGuard.Core.Audit;
using InterpreterGuard.Storage.Audit;
using InterpreterGuard.Storage.Json;
using InterpreterGuard.Storage.Start;
using Microsoft.Data.Sqlite;

namespace InterpreterGuard.Storage.Backup;

/// <summary>Puts a backup back. Everything is unpacked beside the data directory and checked there: each file's hash, the database's pages, the audit trail's chain. Only what is whole takes the directory's place.</summary>
public static class BackupReader
{
    private const int ManifestBytesMax = 64 << 20;
    private const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <param name="file">The archive.</param>
    /// <param name="data">The data directory, empty or not there.</param>
    /// <param name="force">To move a directory that is not empty aside instead.</param>
    /// <param name="actor">Who does it, for the audit trail that is put back.</param>
    /// <param name="time">The clock.</param>
    /// <returns>What was put back, and where the former directory lies now, if there was one.</returns>
    /// <exception cref="StorageException">It could not be done; the data directory is as it was.</exception>
    public static (BackupManifest Manifest, string? Aside) Restore(string file, string data, bool force, string actor, TimeProvider time) => InStorageWords(file, () =>
    {
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(data));
        var isFull = Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any();
        var database = Path.Combine(target, BackupManifest.Database);
        using var mine = File.Exists(database) ? StorageLock.Take(database) : null;
        if (isFull && !force)
            throw new StorageException($"The data directory '{target}' is not empty. Name another one, or have it moved aside with --force.");
        var beside = $"{target}.restoring-{Guid.NewGuid():N}";
        try
        {
            var manifest = Unpack(file, beside, _ => true);
            Check(manifest, Path.Combine(beside, BackupManifest.Database));
            Tell(Path.Combine(beside, BackupManifest.Database), actor, manifest, time);
            var aside = isFull ? $"{target}.before-{time.GetUtcNow():yyyyMMdd'T'HHmmssfff}" : null;
            if (aside is not null)
                Directory.Move(target, aside);
            else if (Directory.Exists(target))
                Directory.Delete(target);
            Directory.Move(beside, target);
            return (manifest, aside);
        }
        finally
        {
            if (Directory.Exists(beside))
                Directory.Delete(beside, recursive: true);
        }
    });

    /// <summary>The audit trail in a backup; nothing is left behind.</summary>
    public static BackupTrail ReadTrail(string file) => InStorageWords(file, () =>
    {
        var folder = Directory.CreateTempSubdirectory("guard-trail-").FullName;
        try
        {
            Unpack(file, folder, name => name == BackupManifest.Database);
            using var connection = Open(Path.Combine(folder, BackupManifest.Database));
            return BackupTrail.Read(connection);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    });

    private static BackupManifest Unpack(string file, string folder, Func<string, bool> wanted)
    {
        using var zip = ZipFile.OpenRead(file);
        var manifest = ManifestOf(zip, file);
        var named = manifest.Files.Select(one => one.Path).Append(BackupManifest.FileName).Order(StringComparer.Ordinal);
        if (!zip.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal).SequenceEqual(named, StringComparer.Ordinal))
            throw new StorageException($"The backup '{file}' does not hold exactly what its manifest names. Nothing was put back.");
        foreach (var one in manifest.Files)
        {
            if (!IsInside(one.Path))
                throw new StorageException($"The backup '{file}' names a file outside the data directory. Nothing was put back.");
            if (wanted(one.Path))
                Unpack(zip.GetEntry(one.Path)!, one, Path.Combine(folder, one.Path), file);
        }

        return manifest;
    }

    private static BackupManifest ManifestOf(ZipArchive zip, string file)
    {
        if (zip.GetEntry(BackupManifest.FileName) is not { Length: <= ManifestBytesMax } entry)
            throw new StorageException($"'{file}' is no backup: it has no {BackupManifest.FileName}.");
        using var content = new MemoryStream();
        using (var source = entry.Open())
            source.CopyTo(content);
        var manifest = EvidenceJson.ReadBytes<BackupManifest>(content.GetBuffer().AsSpan(0, (int)content.Length));
        if (manifest is not { Format: BackupManifest.FormatName, Version: BackupManifest.VersionNow, Files: not null })
            throw new StorageException($"'{file}' is no backup that this version reads: format '{manifest.Format}', version {manifest.Version}.");
        return manifest.Files.Any(one => one.Path == BackupManifest.Database) ? manifest : throw new StorageException($"'{file}' holds no database.");
    }

    private static void Unpack(ZipArchiveEntry entry, BackedUpFile told, string path, string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!, OwnerAlone | UnixFileMode.UserExecute);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var source = entry.Open();
        using var target = new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerAlone });
        var buffer = new byte[128 << 10];
        var size = 0L;
        for (int read; (read = source.Read(buffer)) > 0;)
        {
            // A lie about the size must not fill the disk first.
            if ((size += read) > told.Size)
                break;
            hash.AppendData(buffer, 0, read);
            target.Write(buffer, 0, read);
        }

        if (size != told.Size || Convert.ToHexStringLower(hash.GetHashAndReset()) != told.Sha256)
            throw new StorageException($"'{told.Path}' in the backup '{file}' is not what was backed up. Nothing was put back.");
    }

    private static void Check(BackupManifest manifest, string database)
    {
        using var connection = Open(database);
        using (var check = connection.CreateCommand())
        {
            check.CommandText = "PRAGMA quick_check(1)";
            if (check.ExecuteScalar() as string is not "ok" and var problem)
                throw new StorageException($"The database in the backup is damaged ({problem}). Nothing was put back.");
        }

        var proof = BackupTrail.Read(connection).Prove();
        if (proof.BrokenAt is { } link)
            throw new StorageException($"The audit trail in the backup is broken at link {link}: {proof.Problem}. Nothing was put back.");
        if (proof.Count != manifest.LastLink || proof.Hash != manifest.LastHash)
            throw new StorageException($"The audit trail in the backup ends at link {proof.Count}, and its manifest names {manifest.LastLink}. Nothing was put back.");
    }

    // Before it takes the directory's place: a trail that goes on as if nothing had been lost would be a lie.
    private static void Tell(string database, string actor, BackupManifest manifest, TimeProvider time)
    {
        using var connection = Open(database, SqliteOpenMode.ReadWrite);
        var hash = Convert.ToHexStringLower(SHA256.HashData(EvidenceJson.WriteBytes(manifest)));
        AuditWriting.Append(connection, time.GetUtcNow(), new AuditEvent(
            AuditKind.Backup, actor, "database", $"put back as it was at {manifest.MadeAt:u} up to link {manifest.LastLink}, manifest sha256 {hash}"));
    }

    private static bool IsInside(string path) =>
        path.Length > 0 && !Path.IsPathRooted(path) && !path.Contains('\\', StringComparison.Ordinal) && !path.Contains('\0', StringComparison.Ordinal)
        && path.Split('/').All(part => part is not ("" or "." or ".."));

    private static SqliteConnection Open(string path, SqliteOpenMode mode = SqliteOpenMode.ReadOnly)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }

    private static T InStorageWords<T>(string file, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException or JsonException or SqliteException)
        {
            throw new StorageException($"The backup '{file}' could not be used: {exception.Message}", exception);
        }
    }
}

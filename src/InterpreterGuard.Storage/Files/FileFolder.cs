using System.Buffers;
using System.Security.Cryptography;
using InterpreterGuard.Core.Files;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Storage.Files;

/// <summary>The folder of the contents. A content lies under its file's id; one that is being written has an ending that none else has.</summary>
internal sealed class FileFolder(IOptions<FilesOptions> options)
{
    private const int BufferBytes = 128 << 10;
    private const string Unfinished = ".part";
    private const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly string _path = Path.GetFullPath(options.Value.Directory.Length > 0 ? options.Value.Directory : "files");

    /// <summary>Makes it, for its owner alone.</summary>
    public void Create() => Ours(() => Directory.CreateDirectory(_path, OwnerAlone | UnixFileMode.UserExecute));

    /// <summary>Writes a content whole or not at all, and hands back its SHA-256.</summary>
    /// <param name="id">Whose it is.</param>
    /// <param name="content">What is read to its end.</param>
    /// <param name="grow">Asked before each piece is written; whoever throws ends it.</param>
    /// <param name="cancellationToken">Nobody wants it any more.</param>
    /// <exception cref="StorageException">The disk does not take it.</exception>
    public async Task<string> WriteAsync(StoredFileId id, Stream content, Action<int> grow, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            await using (var target = Ours(() => Create(id)))
            {
                int read;
                while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
                {
                    grow(read);
                    hash.AppendData(buffer, 0, read);
                    await OursAsync(target.WriteAsync(buffer.AsMemory(0, read), cancellationToken).AsTask());
                }

                await OursAsync(target.FlushAsync(cancellationToken));
            }

            File.Move(PathOf(id) + Unfinished, PathOf(id));
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The content; <see langword="null"/> when it is not there, or not as long as it was.</summary>
    public FileStream? Read(StoredFileId id, long size)
    {
        try
        {
            var stream = new FileStream(PathOf(id), new FileStreamOptions
            {
                Mode = FileMode.Open,
                Access = FileAccess.Read,
                Share = FileShare.Read | FileShare.Delete,
                Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
            });
            if (stream.Length == size)
                return stream;
            stream.Dispose();
            return null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    public bool Has(StoredFileId id) => File.Exists(PathOf(id));

    public void Delete(StoredFileId id)
    {
        File.Delete(PathOf(id));
        File.Delete(PathOf(id) + Unfinished);
    }

    /// <summary>Deletes everything but these, and says how many that were.</summary>
    public int Keep(IReadOnlySet<string> ids)
    {
        var orphans = Directory.EnumerateFiles(_path).Where(path => !ids.Contains(Path.GetFileName(path))).ToList();
        orphans.ForEach(File.Delete);
        return orphans.Count;
    }

    private FileStream Create(StoredFileId id) => new(PathOf(id) + Unfinished, new FileStreamOptions
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.Write,
        Options = FileOptions.Asynchronous,
        UnixCreateMode = OwnerAlone,
    });

    // What reading the content throws is its sender's; what the disk throws is ours.
    private async Task OursAsync(Task writing)
    {
        try
        {
            await writing;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Problem(exception);
        }
    }

    private T Ours<T>(Func<T> open)
    {
        try
        {
            return open();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Problem(exception);
        }
    }

    private StorageException Problem(Exception exception) => new($"A file could not be stored in '{_path}': {exception.Message}", exception);

    private string PathOf(StoredFileId id) => Path.Combine(_path, id.ToString());
}

using InterpreterGuard.Core.Files;

namespace InterpreterGuard.Storage.Files;

/// <summary>What the files take, those being written included. In memory, and exact: one host owns the folder.</summary>
internal sealed class FileUsage(FilesOptions options)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (int Files, long Bytes)> _keys = new(StringComparer.Ordinal);
    private long _bytes;

    /// <summary>Counts a file that is there already.</summary>
    public void Known(string apiKeyId, long size)
    {
        lock (_lock)
            Change(apiKeyId, 1, size);
    }

    /// <summary>One more file begins.</summary>
    /// <exception cref="FileBoundException">The key has as many as it may.</exception>
    public void Begin(string apiKeyId)
    {
        lock (_lock)
        {
            if (_keys.GetValueOrDefault(apiKeyId).Files >= options.KeyFilesMax)
                throw new FileBoundException(FileBound.Count, options.KeyFilesMax);
            Change(apiKeyId, 1, 0);
        }
    }

    /// <summary>A file grows.</summary>
    /// <param name="apiKeyId">Whose it is.</param>
    /// <param name="size">Its bytes so far.</param>
    /// <param name="more">By how many it grows.</param>
    /// <exception cref="FileBoundException">It does not fit; nothing was counted.</exception>
    public void Grow(string apiKeyId, long size, int more)
    {
        lock (_lock)
        {
            if (size + more > options.FileBytesMax)
                throw new FileBoundException(FileBound.File, options.FileBytesMax);
            if (_keys.GetValueOrDefault(apiKeyId).Bytes + more > options.KeyBytesMax)
                throw new FileBoundException(FileBound.Key, options.KeyBytesMax);
            if (_bytes + more > options.AllBytesMax)
                throw new FileBoundException(FileBound.All, options.AllBytesMax);
            Change(apiKeyId, 0, more);
        }
    }

    /// <summary>A file is gone.</summary>
    public void Forget(string apiKeyId, long size)
    {
        lock (_lock)
            Change(apiKeyId, -1, -size);
    }

    private void Change(string apiKeyId, int files, long bytes)
    {
        var (count, sum) = _keys.GetValueOrDefault(apiKeyId);
        _bytes += bytes;
        if (count + files == 0)
            _keys.Remove(apiKeyId);
        else
            _keys[apiKeyId] = (count + files, sum + bytes);
    }
}

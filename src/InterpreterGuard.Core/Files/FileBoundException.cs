namespace InterpreterGuard.Core.Files;

/// <summary>A file does not fit. The message is for callers: it names the bound and what to do.</summary>
public sealed class FileBoundException : Exception
{
    public FileBoundException()
    {
    }

    public FileBoundException(string message)
        : base(message)
    {
    }

    public FileBoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public FileBoundException(FileBound bound, long limit)
        : base(Sentence(bound, limit)) => (Bound, Limit) = (bound, limit);

    public FileBound Bound { get; }

    /// <summary>In bytes, or files for <see cref="FileBound.Count"/>.</summary>
    public long Limit { get; }

    private static string Sentence(FileBound bound, long limit) => bound switch
    {
        FileBound.File => $"A file may have at most {limit} bytes. Send a smaller one, or several.",
        FileBound.Key => $"The files of one key may have at most {limit} bytes together. Delete some, or wait until they expire.",
        FileBound.Count => $"One key may have at most {limit} files. Delete some, or wait until they expire.",
        _ => $"The host keeps at most {limit} bytes of files, and they are taken. Try again when some have expired.",
    };
}

namespace InterpreterGuard.Storage;

/// <summary>Evidence could not be kept or read. The message is for operators: it names the file and what to do.</summary>
public sealed class StorageException : Exception
{
    public StorageException()
    {
    }

    public StorageException(string message)
        : base(message)
    {
    }

    public StorageException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

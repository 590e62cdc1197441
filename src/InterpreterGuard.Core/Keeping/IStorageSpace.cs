namespace InterpreterGuard.Core.Keeping;

/// <summary>What the database takes on its disk.</summary>
public interface IStorageSpace
{
    /// <summary>The database's file, as a full path.</summary>
    string Path { get; }

    /// <summary>Bytes of the database in use. Pages that deleting left free are not counted: they are written again before the file grows.</summary>
    Task<long> UsedBytesAsync(CancellationToken cancellationToken);
}

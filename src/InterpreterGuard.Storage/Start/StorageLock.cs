namespace InterpreterGuard.Storage.Start;

/// <summary>
/// One host for one database: a second one would close the first one's running executions as orphans.
/// The lock is the kernel's, so it is gone with its process, however that ends.
/// </summary>
internal sealed class StorageLock : IDisposable
{
    private readonly FileStream _file;

    private StorageLock(FileStream file) => _file = file;

    public static StorageLock Take(string databasePath)
    {
        try
        {
            return new StorageLock(new FileStream(databasePath + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException exception)
        {
            throw new StorageException(
                $"The database '{databasePath}' is in use by another host. End that one, or give this one a data directory of its own.", exception);
        }
    }

    public void Dispose() => _file.Dispose();
}

namespace InterpreterGuard.Storage;

/// <summary>When SQLite tells the disk to write what it was given.</summary>
public enum StorageSynchronous
{
    /// <summary>At checkpoints. A power cut may cost the last commits, never the database.</summary>
    Normal,

    /// <summary>At every commit.</summary>
    Full,
}

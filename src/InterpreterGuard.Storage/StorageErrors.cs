using Microsoft.Data.Sqlite;

namespace InterpreterGuard.Storage;

/// <summary>What SQLite's result codes mean to an operator.</summary>
internal static class StorageErrors
{
    private const int Busy = 5;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    public static StorageException Explain(SqliteException exception, string path) => new(
        exception.SqliteErrorCode switch
        {
            Full => $"Evidence could not be stored: the disk of '{path}' is full. Nothing that was stored is lost. Free space there; the host goes on by itself.",
            Corrupt or NotADatabase => Damaged(path, exception.Message),
            Busy => $"Evidence could not be stored: another program holds a lock on '{path}'. End it, or raise Storage:BusySecondsMax.",
            ReadOnly => $"Evidence could not be stored: '{path}' or its folder cannot be written by this user.",
            InputOutput => $"Evidence could not be stored: the disk of '{path}' failed ({exception.Message}).",
            CannotOpen => $"The database '{path}' cannot be opened: its folder is missing or closed to this user.",
            _ => $"Evidence could not be stored in '{path}': {exception.Message}",
        },
        exception);

    public static string Damaged(string path, string problem) =>
        $"The database '{path}' is damaged ({problem}). It was left as it is. Restore a copy, or move it and its '-wal' and '-shm' files away to start an empty one.";
}

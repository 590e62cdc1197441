using Microsoft.Data.Sqlite;

namespace InterpreterGuard.Storage.Writing;

/// <summary>One transaction that waits for the writer.</summary>
internal sealed class WriterWork(Func<WriterStatements, SqliteTransaction, int> work)
{
    public Func<WriterStatements, SqliteTransaction, int> Work { get; } = work;

    /// <summary>Continues elsewhere: the writer's thread never runs a caller's code.</summary>
    public TaskCompletionSource<int> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

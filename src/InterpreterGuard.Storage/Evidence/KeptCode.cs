using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Storage.Json;
using InterpreterGuard.Storage.Writing;
using Microsoft.Data.Sqlite;

namespace InterpreterGuard.Storage.Evidence;

/// <summary>A submission's code and inputs where secrets are covered at rest: what waits for a person must be able to run, so it is kept as it came until it is decided.</summary>
internal static class KeptCode
{
    /// <summary>Writes them again when waiting begins or is over.</summary>
    public static void Follow(WriterStatements statements, SqliteTransaction transaction, long number, Execution execution)
    {
        if (!execution.AtRest.CoversAtRest || execution.HeldUntil is null)
            return;
        var atRest = execution.Status == ExecutionStatus.Held ? NoRedaction.Instance : execution.AtRest;
        statements.KeepCode.Run(transaction, number, atRest.Kept(execution.Submission.Code), StoredInputs.Write(execution.Submission, atRest));
    }
}

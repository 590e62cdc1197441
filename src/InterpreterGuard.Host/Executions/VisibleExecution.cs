using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Reading;

namespace InterpreterGuard.Host.Executions;

/// <summary>An execution as far as a caller may know of it.</summary>
internal static class VisibleExecution
{
    // Somebody else's execution is answered like one that never was: ids of others are not to be guessed at.
    public static async Task<Execution?> FindAsync(string id, Caller caller, IEvidenceStore evidence, CancellationToken stop) =>
        ExecutionId.TryParse(id, out var read) && await evidence.FindExecutionAsync(read, stop) is { } execution
            && caller.MaySee(execution.Submission)
            ? execution
            : null;

    public static IResult NotFound(string id) =>
        Problem.NotFound($"There is no execution '{Nearest.Quote(id)}' that this key may see. Ids look like exe_0123….");
}

using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Identity;

namespace InterpreterGuard.Host.Executions;

/// <summary>What a request led to: an execution on its way, or one that was there already.</summary>
/// <param name="Id">The execution.</param>
/// <param name="Run">It, while it is on its way.</param>
/// <param name="Stored">It, as it is kept, when it is not on its way here.</param>
/// <param name="Replay">The same request led to it before.</param>
internal sealed record Sent(ExecutionId Id, LiveRun? Run, Execution? Stored, bool Replay);

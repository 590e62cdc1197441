using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Incidents;

namespace InterpreterGuard.Core.Held;

/// <summary>A decision's outcome, with the execution and its incident as they stand now.</summary>
public sealed record HeldAnswer(HeldOutcome Outcome, Execution? Execution = null, Incident? Incident = null)
{
    /// <summary>The step that took it out of waiting; <see langword="null"/> when none did.</summary>
    public AuditStep? Decision => Execution?.Steps.LastOrDefault(step => step.Action is AuditAction.Released or AuditAction.Rejected or AuditAction.Expired);
}

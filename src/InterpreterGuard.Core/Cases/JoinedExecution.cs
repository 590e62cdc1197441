using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Incidents;

namespace InterpreterGuard.Core.Cases;

/// <summary>An execution that joined an incident like its own, since too many like it had been opened. Its evidence is kept whole.</summary>
/// <param name="Own">The incident it would have opened. Its id was told in the execution's answer, and finds the one it joined.</param>
/// <param name="Into">The incident it joined.</param>
/// <param name="Status">How it ended.</param>
/// <param name="SessionId">The session it ran in.</param>
/// <param name="User">For whom, as the caller told it; text from strangers.</param>
public sealed record JoinedExecution(Incident Own, IncidentId Into, ExecutionStatus Status, SessionId? SessionId, string? User);

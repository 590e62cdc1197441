using InterpreterGuard.Core.Cases;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Executions;

namespace InterpreterGuard.Host.Incidents;

/// <summary>An execution that joined an incident.</summary>
/// <param name="Id">The incident it would have opened; asked for by this id, the incident comes with this execution's evidence.</param>
/// <param name="ExecutionId">The execution.</param>
/// <param name="At">When it joined.</param>
/// <param name="Severity">Of its own detections.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Summary">What happened.</param>
/// <param name="SessionId">The session it ran in.</param>
/// <param name="User">For whom, as the caller told it.</param>
internal sealed record JoinedResponse(string Id, string ExecutionId, DateTimeOffset At, Severity Severity, ExecutionStatus Status, string Summary, string? SessionId, string? User)
{
    public static JoinedResponse Of(JoinedExecution joined) => new(
        joined.Own.Id.ToString(),
        joined.Own.ExecutionId.ToString(),
        joined.Own.OpenedAt,
        joined.Own.Severity,
        joined.Status,
        joined.Own.Summary,
        joined.SessionId?.ToString(),
        joined.User);
}

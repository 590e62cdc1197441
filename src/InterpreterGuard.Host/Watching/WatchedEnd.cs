using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Monitoring;
using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Host.Watching;

/// <summary>How an execution ended, or that it waits for a person, and how well the sensors saw. The whole answer is at <c>/v1/executions/{id}</c>.</summary>
internal sealed record WatchedEnd(
    string ExecutionId,
    ExecutionStatus Status,
    Verdict Verdict,
    int? ExitCode,
    int? Signal,
    int Detections,
    string? IncidentId,
    long ObservationsDropped,
    IReadOnlyList<SensorHealth> Sensors,
    DateTimeOffset? EndedAt,
    DateTimeOffset? HeldUntil)
{
    public static WatchedEnd Of(Execution execution) => new(
        execution.Id.ToString(),
        execution.Status,
        execution.Verdict,
        execution.Outcome?.ExitCode,
        execution.Outcome?.Signal,
        execution.Detections.Count,
        execution.IncidentId?.ToString(),
        execution.Receipt.ObservationsDropped,
        execution.Receipt.Sensors,
        execution.EndedAt,
        execution.Status == ExecutionStatus.Held ? execution.HeldUntil : null);
}

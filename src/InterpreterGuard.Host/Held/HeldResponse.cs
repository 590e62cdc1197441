using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Held;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Host.Executions;

namespace InterpreterGuard.Host.Held;

/// <summary>A submission that waits, with what a reviewer needs at a glance. The rest is at <c>/v1/executions/{id}</c>.</summary>
internal sealed record HeldResponse(
    string Id,
    string Language,
    string Profile,
    SubmissionContext Context,
    string ApiKeyId,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? HeldUntil,
    string? IncidentId,
    string Code,
    IReadOnlyList<FindingResponse>? Findings,
    IReadOnlyList<AuditStep> Steps)
{
    public static HeldResponse Of(Execution execution) => new(
        execution.Id.ToString(),
        execution.Submission.Language.Name,
        execution.Submission.ProfileName,
        execution.Submission.Context,
        execution.Submission.ApiKeyId,
        execution.Submission.ReceivedAt,
        execution.HeldUntil,
        execution.IncidentId?.ToString(),
        execution.Submission.Code,
        FindingResponse.Of(execution.Findings, Disclosure.Full),
        execution.Steps);
}

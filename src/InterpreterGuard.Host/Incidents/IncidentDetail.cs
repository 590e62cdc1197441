using InterpreterGuard.Core.Cases;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Held;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Host.Exceptions;
using InterpreterGuard.Host.Executions;

namespace InterpreterGuard.Host.Incidents;

/// <summary>An incident with its evidence: that of the execution that opened it or, asked for by the id of one that joined it, of that one.</summary>
/// <param name="Incident">The case.</param>
/// <param name="ExecutionId">Whose evidence follows: the execution that opened it, or the one that joined it under the id that was asked for.</param>
/// <param name="Status">How the execution ended.</param>
/// <param name="Submission">What was submitted and by whom.</param>
/// <param name="Verdict">What screening concluded.</param>
/// <param name="Findings">What screening saw, with spans.</param>
/// <param name="Layers">Code found inside the code.</param>
/// <param name="Detections">The rules' conclusions.</param>
/// <param name="Observations">Those that rules spoke of, each with twenty before and after it. The rest is at <c>/v1/executions/{id}/observations</c>.</param>
/// <param name="Processes">The process tree.</param>
/// <param name="Policy">The receipt: policy hash, limits, sensors and losses.</param>
/// <param name="Failure">What broke, when the sandbox failed.</param>
/// <param name="EndedAt">When the execution ended.</param>
/// <param name="HeldUntil">When waiting for a person ends or ended; missing when it never waited.</param>
/// <param name="Steps">What persons and the guard did about it while it waited.</param>
/// <param name="Silenced">What exceptions silenced of it.</param>
/// <param name="Decisions">What reviewers did about it, in order.</param>
/// <param name="Joined">Executions that joined it, newest first, twenty at most; the rest is at <c>/v1/incidents/{id}/joined</c>. The incident's <c>joined</c> counts them all.</param>
/// <param name="Related">Incidents with the same fingerprint, of the same agent, of the same session.</param>
internal sealed record IncidentDetail(
    IncidentResponse Incident,
    string ExecutionId,
    ExecutionStatus Status,
    SubmissionResponse Submission,
    Verdict Verdict,
    IReadOnlyList<FindingResponse>? Findings,
    IReadOnlyList<CodeLayer> Layers,
    IReadOnlyList<DetectionResponse>? Detections,
    IReadOnlyList<ObservationResponse> Observations,
    IReadOnlyList<ProcessNode> Processes,
    ReceiptResponse Policy,
    string? Failure,
    DateTimeOffset? EndedAt,
    DateTimeOffset? HeldUntil,
    IReadOnlyList<AuditStep> Steps,
    IReadOnlyList<SilencedResponse> Silenced,
    IReadOnlyList<CaseStep> Decisions,
    IReadOnlyList<JoinedResponse> Joined,
    RelatedResponse Related);

using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Sandboxes;

namespace InterpreterGuard.Host.Executions;

/// <summary>Makes the answer out of an execution.</summary>
internal static class ExecutionAnswer
{
    private static readonly SandboxOutcome Nothing = new() { Status = ExecutionStatus.Running };

    public static ExecutionResponse Of(Execution execution, Disclosure disclosure, bool forReviewer)
    {
        var outcome = execution.Outcome ?? Nothing;
        return new ExecutionResponse
        {
            Id = execution.Id.ToString(),
            SessionId = execution.Submission.SessionId?.ToString(),
            Status = execution.Status,
            Language = execution.Submission.Language.Name,
            Profile = execution.Submission.ProfileName,
            ExitCode = outcome.ExitCode,
            Signal = outcome.Signal,
            Stdout = outcome.Output.Stdout,
            Stderr = outcome.Output.Stderr,
            Truncated = outcome.Output.Truncated,
            Results = outcome.Results,
            Error = outcome.Error,
            Files = outcome.Files,
            Hints = HintResponse.Of(outcome.Hints, disclosure),
            OutputScreening = OutputScreeningResponse.Of(outcome.Screened, forReviewer),
            Usage = UsageResponse.Of(outcome.Usage),
            Timings = execution.Timings is null ? null : TimingsResponse.Of(execution.Timings),
            Security = new SecurityResponse(
                execution.Verdict,
                FindingResponse.Of(execution.Findings, disclosure),
                DetectionResponse.Of(execution.Detections, disclosure),
                disclosure == Disclosure.Status ? null : execution.IncidentId?.ToString(),
                ReceiptResponse.Of(execution.Receipt)),
            ReceivedAt = execution.Submission.ReceivedAt,
            EndedAt = execution.EndedAt,
            ObservationsForgottenAt = execution.ObservationsForgottenAt,
            OutputsForgottenAt = execution.OutputsForgottenAt,
            HeldUntil = execution.Status == ExecutionStatus.Held ? execution.HeldUntil : null,
            Steps = forReviewer && execution.Steps.Count > 0 ? execution.Steps : null,
            Submission = forReviewer ? SubmissionResponse.Of(execution.Submission) : null,
        };
    }
}

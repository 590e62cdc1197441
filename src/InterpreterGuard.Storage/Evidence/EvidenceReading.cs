using InterpreterGuard.Core.Cases;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Exceptions;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Held;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Storage.Json;
using InterpreterGuard.Storage.Rows;

namespace InterpreterGuard.Storage.Evidence;

/// <summary>Rows back to records.</summary>
internal static class EvidenceReading
{
    public static Execution ToExecution(this ExecutionRow row, IEnumerable<AuditStepRow> steps) => new()
    {
        Submission = ToSubmission(row),
        Status = Word<ExecutionStatus>.Read(row.Status),
        Verdict = row.Verdict is null ? Verdict.Allow : Word<Verdict>.Read(row.Verdict),
        Outcome = row.Outcome is null ? null : EvidenceJson.Read<SandboxOutcome>(row.Outcome),
        Findings = EvidenceJson.ReadList<Finding>(row.Findings),
        Layers = EvidenceJson.ReadList<CodeLayer>(row.Layers),
        Detections = EvidenceJson.ReadList<Detection>(row.Detections),
        Silenced = EvidenceJson.ReadList<ExceptionUse>(row.Silenced),
        Processes = EvidenceJson.ReadList<ProcessNode>(row.Processes),
        IncidentId = IncidentId.TryParse(row.IncidentId, out var incident) ? incident : null,
        Receipt = EvidenceJson.Read<Receipt>(row.Receipt),
        Timings = row.Timings is null ? null : EvidenceJson.Read<ExecutionTimings>(row.Timings),
        EndedAt = row.EndedAt is { } ended ? Moment.Read(ended) : null,
        HeldUntil = row.HeldUntil is { } until ? Moment.Read(until) : null,
        ObservationsForgottenAt = row.ObservationsForgottenAt is { } forgotten ? Moment.Read(forgotten) : null,
        OutputsForgottenAt = row.OutputsForgottenAt is { } emptied ? Moment.Read(emptied) : null,
        Steps = [.. steps.OrderBy(step => step.Position).Select(step => new AuditStep(Word<AuditAction>.Read(step.Action), Moment.Read(step.At), step.ByKeyId, step.Reason))],
    };

    public static Observation ToObservation(this ObservationRow row) => new(
        row.Sequence,
        Moment.Read(row.At),
        new ProcessReference(row.Pid, row.ParentPid, row.ProcessName),
        EvidenceJson.Read<Fact>(row.Fact),
        (Decision)row.Decision);

    public static Incident ToIncident(this IncidentRow row) => new()
    {
        Id = IncidentId.TryParse(row.Id, out var id) ? id : throw new StorageException($"'{row.Id}' is no incident's id."),
        ExecutionId = ReadExecutionId(row.ExecutionId),
        Severity = (Severity)row.Severity,
        Summary = row.Summary,
        Decision = Word<IncidentDecision>.Read(row.Decision),
        Rules = [.. row.Rules.OrderBy(rule => rule.Position).Select(rule => new RuleId(rule.Rule))],
        Attack = EvidenceJson.ReadList<string>(row.Attack),
        OpenedAt = Moment.Read(row.OpenedAt),
        Fingerprint = row.Fingerprint,
        Risk = new RiskScore(row.Risk, EvidenceJson.ReadList<RiskPart>(row.RiskParts)),
    };

    private static Submission ToSubmission(ExecutionRow row)
    {
        var inputs = EvidenceJson.Read<StoredInputs>(row.Inputs);
        return new Submission
        {
            Id = ReadExecutionId(row.Id),
            Language = new Language(row.Language),
            Code = row.Code,
            Stdin = inputs.Stdin,
            Arguments = inputs.Arguments,
            Environment = inputs.Environment,
            Files = inputs.Files,
            WallClockAsked = inputs.WallClockAsked,
            LimitsAsked = inputs.LimitsAsked,
            ProfileName = row.Profile,
            ApiKeyId = row.ApiKeyId,
            Tenant = row.Tenant,
            Context = new SubmissionContext(row.Agent, row.Model, row.ToolCallId, row.Conversation, row.User),
            SessionId = SessionId.TryParse(row.SessionId, out var session) ? session : null,
            ReceivedAt = Moment.Read(row.ReceivedAt),
        };
    }

    public static ExecutionId ReadExecutionId(string text) =>
        ExecutionId.TryParse(text, out var id) ? id : throw new StorageException($"'{text}' is no execution's id.");
}

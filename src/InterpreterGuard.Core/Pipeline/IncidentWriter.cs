using InterpreterGuard.Core.Cases;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Held;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Observations;

namespace InterpreterGuard.Core.Pipeline;

/// <summary>Makes the case a person will read out of an execution, or none when nothing asks for one.</summary>
internal static class IncidentWriter
{
    private const string EndedLater = "What it left running was ended with its interpreter";

    /// <summary>
    /// An incident is opened by a rule that is not on trial and that alerts or does more. A rule that only observes opens one too:
    /// whoever tries out a policy wants to see what it would have done. What an exception silences opens none. The incident of a submission that was held stays its incident:
    /// what is seen later is added to <paramref name="former"/>.
    /// </summary>
    /// <param name="execution">With everything that is known of it.</param>
    /// <param name="former">The incident it has already.</param>
    /// <param name="now">When a new one is opened.</param>
    /// <param name="time">For its id.</param>
    /// <param name="endedLater">A rule ended what the execution had left running in its session.</param>
    public static Incident? Write(Execution execution, Incident? former, DateTimeOffset now, TimeProvider time, bool endedLater = false)
    {
        var reasons = execution.Detections
            .Where(detection => !detection.Trial && detection.SilencedBy is null && detection.ActionWanted >= RuleAction.Alert)
            .OrderByDescending(detection => detection.Severity)
            .ThenByDescending(detection => detection.Action)
            .ToList();
        if (reasons.Count == 0 && former is null)
            return null;

        var rules = reasons.Select(reason => reason.Rule).Concat(former?.Rules ?? []).Distinct().ToList();
        var severities = reasons.Select(reason => reason.Severity).Append(former?.Severity ?? Severity.Info);
        var attack = reasons.SelectMany(reason => reason.Attack).Concat(former?.Attack ?? []);
        var severity = severities.Max();
        var decision = endedLater ? IncidentDecision.Killed : DecisionOf(execution, reasons);
        return new Incident
        {
            Id = former?.Id ?? IncidentId.New(time),
            ExecutionId = execution.Id,
            Severity = severity,
            Summary = $"{What(reasons, rules)}{Silenced(execution)}. {(endedLater ? EndedLater : Ending(execution, reasons))}.",
            Decision = decision,
            Rules = rules,
            Attack = [.. attack.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            OpenedAt = former?.OpenedAt ?? now,

            // It stays in the group in which it was opened: whoever reviews it is not to see it move.
            Fingerprint = former?.Fingerprint is { Length: > 0 } known ? known : Fingerprint.Of(execution.Submission, rules, reasons),
            Risk = RiskScore.Of(RiskParts.Of(execution, severity, decision, rules.Count)),
        };
    }

    private static string What(List<Detection> reasons, List<RuleId> rules)
    {
        if (reasons.Count == 0)
            return $"{string.Join(", ", rules)} held it under an earlier policy; the one in force says nothing against it";
        var more = (rules.Count - 1) switch { 0 => "", 1 => ", and 1 more rule matched", var others => $", and {others} more rules matched" };
        return reasons[0].Message + more;
    }

    private static string Silenced(Execution execution)
    {
        var count = execution.Silenced.Sum(use => use.Count);
        var by = string.Join(", ", execution.Silenced.Select(use => use.ExceptionId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        return count switch { 0 => "", 1 => $"; 1 match was silenced by {by}", _ => $"; {count} matches were silenced by {by}" };
    }

    private static string Ending(Execution execution, List<Detection> reasons) => (execution.Status, execution.Steps is [.., var last] ? last.Action : (AuditAction?)null) switch
    {
        (ExecutionStatus.Refused, AuditAction.Rejected) => "A reviewer rejected it; it never ran",
        (ExecutionStatus.Refused, AuditAction.Expired) => "Nobody released it in time; it never ran",
        (ExecutionStatus.Refused, AuditAction.ReadAgain) => "A reviewer released it, but the policy in force refuses it; it never ran",
        (ExecutionStatus.Refused, _) => "It was refused before it ran",
        (ExecutionStatus.Held, _) => "It waits for a person",
        (ExecutionStatus.Killed, null) => "It was ended at once",
        (ExecutionStatus.Killed, _) => "A reviewer released it, and it was ended at once",
        (ExecutionStatus.SandboxFailed, _) when execution.Receipt.Applied is null => "None of its code ran",
        (_, not null) => "A reviewer released it",
        _ when reasons[0].Observation is null => "It was let run",
        _ => "It went on under watch",
    };

    private static IncidentDecision DecisionOf(Execution execution, List<Detection> reasons) => execution.Status switch
    {
        ExecutionStatus.Killed => IncidentDecision.Killed,
        ExecutionStatus.Refused => IncidentDecision.Refused,
        ExecutionStatus.Held => IncidentDecision.Held,
        _ when AnyDenied(reasons, execution.Observations) => IncidentDecision.Denied,
        _ => execution.Steps.Count > 0 ? IncidentDecision.Released : IncidentDecision.Recorded,
    };

    private static bool AnyDenied(List<Detection> reasons, IReadOnlyList<Observation> observations)
    {
        var denied = observations.Where(observation => observation.Decision != Decision.Allowed).Select(observation => observation.Sequence).ToHashSet();
        return reasons.Exists(reason => reason.Observation is { } sequence && denied.Contains(sequence));
    }
}

using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Observations;

namespace InterpreterGuard.Core.Pipeline;

/// <summary>Makes the case a person will read out of detections, or none when nothing asks for one.</summary>
internal static class IncidentWriter
{
    /// <summary>
    /// An incident is opened by a rule that is not on trial and that alerts or does more. A rule that only observes opens one too:
    /// whoever tries out a policy wants to see what it would have done.
    /// </summary>
    public static Incident? Write(
        ExecutionId execution, ExecutionStatus status, List<Detection> detections, IReadOnlyList<Observation> observations, DateTimeOffset now, TimeProvider time)
    {
        var reasons = detections
            .Where(detection => !detection.Trial && detection.ActionWanted >= RuleAction.Alert)
            .OrderByDescending(detection => detection.Severity)
            .ThenByDescending(detection => detection.Action)
            .ToList();
        if (reasons.Count == 0)
            return null;

        var rules = reasons.Select(reason => reason.Rule).Distinct().ToList();
        return new Incident
        {
            Id = IncidentId.New(time),
            ExecutionId = execution,
            Severity = reasons[0].Severity,
            Summary = Summary(reasons[0], rules.Count - 1, status),
            Decision = DecisionOf(status, reasons, observations),
            Rules = rules,
            Attack = [.. reasons.SelectMany(reason => reason.Attack).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            OpenedAt = now,
        };
    }

    private static string Summary(Detection first, int others, ExecutionStatus status)
    {
        var more = others switch { 0 => "", 1 => ", and 1 more rule matched", _ => $", and {others} more rules matched" };
        var end = status switch
        {
            ExecutionStatus.Refused => "It was refused before it ran",
            ExecutionStatus.Held => "It waits for a person",
            ExecutionStatus.Killed => "It was ended at once",
            _ when first.Observation is null => "It was let run",
            _ => "It went on under watch",
        };
        return $"{first.Message}{more}. {end}.";
    }

    private static IncidentDecision DecisionOf(ExecutionStatus status, List<Detection> reasons, IReadOnlyList<Observation> observations) => status switch
    {
        ExecutionStatus.Killed => IncidentDecision.Killed,
        ExecutionStatus.Refused => IncidentDecision.Refused,
        ExecutionStatus.Held => IncidentDecision.Held,
        _ => AnyDenied(reasons, observations) ? IncidentDecision.Denied : IncidentDecision.Recorded,
    };

    private static bool AnyDenied(List<Detection> reasons, IReadOnlyList<Observation> observations)
    {
        var denied = observations.Where(observation => observation.Decision != Decision.Allowed).Select(observation => observation.Sequence).ToHashSet();
        return reasons.Exists(reason => reason.Observation is { } sequence && denied.Contains(sequence));
    }
}

using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Observations;

namespace InterpreterGuard.Core.Cases;

/// <summary>
/// What makes up a risk score. Severity gives up to 40; then it counts what a person cannot see from severity alone: whether anything got through, whether bait was
/// taken, whether several rules agree, whether it repeats, whether this agent was guilty before.
/// </summary>
public static class RiskParts
{
    /// <summary>Points of a part that grows with a number.</summary>
    private const int GrowingMax = 10;

    /// <summary>The parts that follow from the execution itself.</summary>
    public static IEnumerable<RiskPart> Of(Execution execution, Severity severity, IncidentDecision decision, int rules)
    {
        yield return new RiskPart("severity", (int)severity * 10, severity.ToString().ToLowerInvariant());
        yield return GotThrough(execution, decision);
        yield return Decoys(execution);
        yield return new RiskPart("rules", Math.Min(GrowingMax, (rules - 1) * 3), $"{rules} rules matched");
    }

    /// <summary>The parts that follow from what was known before, when it was opened.</summary>
    /// <param name="equal">Incidents with the same fingerprint before it.</param>
    /// <param name="confirmed">Incidents of the same agent before it that persons called true positives.</param>
    public static IEnumerable<RiskPart> OfHistory(long equal, long confirmed)
    {
        yield return new RiskPart("repetition", equal == 0 ? 0 : (int)Math.Min(GrowingMax, 1 + (long)Math.Log2(equal) * 2), $"{equal} equal before it");
        yield return new RiskPart("history", confirmed == 0 ? 0 : (int)Math.Min(GrowingMax, 4 + confirmed * 2), $"{confirmed} true positives of this agent before it");
    }

    // What was meant to be stopped and was not weighs most: a rule that only observes, a fact that was let through, code that ran on.
    private static RiskPart GotThrough(Execution execution, IncidentDecision decision)
    {
        if (decision is IncidentDecision.Refused or IncidentDecision.Held)
            return new RiskPart("got_through", 0, "nothing ran");
        var allowed = execution.Observations.Where(observation => observation.Decision == Decision.Allowed).Select(observation => observation.Sequence).ToHashSet();
        var passed = execution.Detections.Count(detection => Counts(detection) && detection.Observation is { } sequence && allowed.Contains(sequence));
        return passed > 0
            ? new RiskPart("got_through", 20, $"{passed} of what rules spoke of was let through")
            : new RiskPart("got_through", decision == IncidentDecision.Recorded ? 10 : 0, "it ran on");
    }

    private static bool Counts(Detection detection) => !detection.Trial && detection.SilencedBy is null && detection.ActionWanted >= RuleAction.Alert;

    private static RiskPart Decoys(Execution execution)
    {
        var grades = execution.Observations.Select(observation => observation.Fact).OfType<DecoySeen>().Select(decoy => decoy.Grade).ToHashSet(StringComparer.Ordinal);
        return grades switch
        {
            _ when grades.Contains("used") => new RiskPart("decoys", 20, "a decoy's value was used"),
            _ when grades.Contains("emitted") => new RiskPart("decoys", 15, "a decoy's value came out"),
            _ when grades.Contains("read") => new RiskPart("decoys", 5, "a decoy was read"),
            _ => new RiskPart("decoys", 0, "none touched"),
        };
    }
}

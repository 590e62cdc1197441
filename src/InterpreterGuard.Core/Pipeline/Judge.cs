using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Core.Pipeline;

/// <summary>Weighs what was read: facts to findings by the policy's rules, findings to a verdict.</summary>
internal static class Judge
{
    /// <summary>The rule that stands when no rule of the policy speaks of unreadable source. What could not be read is never allowed.</summary>
    public static readonly RuleId UnreadableRule = new("IG9000");

    public static ScreeningOutcome Weigh(IRuleWatch watch, VerdictThresholds thresholds, ScreeningReport report, DateTimeOffset at)
    {
        var findings = new List<Finding>();
        foreach (var fact in report.Facts)
        {
            var matches = watch.Evaluate(fact, process: null, at);
            foreach (var match in matches)
                findings.Add(FindingOf(match, fact));
            if (matches.Count == 0 && fact is CodeUnreadable unreadable)
                findings.Add(Unread(unreadable));
        }

        return new ScreeningOutcome(VerdictOf(findings, thresholds), findings, report.Layers, report.Elapsed) { Facts = report.Facts };
    }

    private static Verdict VerdictOf(List<Finding> findings, VerdictThresholds thresholds)
    {
        var verdict = Verdict.Allow;
        foreach (var finding in findings.Where(finding => finding.Action >= RuleAction.Alert))
        {
            // A threshold that is not set compares as false.
            if (finding.Action >= RuleAction.Deny || finding.Severity >= thresholds.RefuseAt)
                return Verdict.Refuse;
            if (finding.Action == RuleAction.Hold || finding.Severity >= thresholds.HoldAt)
                verdict = Verdict.Hold;
        }
        return verdict;
    }

    private static Finding FindingOf(RuleMatch match, CodeFact fact) =>
        new(
            match.Rule.Id, match.Rule.Name, match.Rule.Severity, match.Action, match.Rule.Action, match.Rule.Trial, match.Message, fact.Span, fact.Layers, match.Rule.Attack,
            match.Rule.Secret ? (CodeFact)SecretMask.Of(fact) : fact)
        {
            SilencedBy = match.SilencedBy, Cwe = match.Rule.Cwe, Fix = match.Rule.Fix,
        };

    private static Finding Unread(CodeUnreadable fact) =>
        new(UnreadableRule, "Source that could not be read", Severity.Medium, RuleAction.Hold, RuleAction.Hold, Trial: false, fact.Message, fact.Span, fact.Layers, [], fact);
}

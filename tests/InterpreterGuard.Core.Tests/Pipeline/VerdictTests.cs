using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Pipeline;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Core.Tests.Pipeline;

public sealed class VerdictTests
{
    private static readonly VerdictThresholds HighHoldsCriticalRefuses = new(Severity.High, Severity.Critical);

    [Theory]
    [InlineData(RuleAction.Alert, Severity.Medium, Verdict.Allow)]
    [InlineData(RuleAction.Alert, Severity.High, Verdict.Hold)]
    [InlineData(RuleAction.Alert, Severity.Critical, Verdict.Refuse)]
    [InlineData(RuleAction.Record, Severity.Critical, Verdict.Allow)]
    [InlineData(RuleAction.Hold, Severity.Low, Verdict.Hold)]
    [InlineData(RuleAction.Hold, Severity.Critical, Verdict.Refuse)]
    [InlineData(RuleAction.Deny, Severity.Low, Verdict.Refuse)]
    public void A_threshold_holds_or_refuses_what_alerts_and_never_softens_what_a_rule_says(RuleAction action, Severity severity, Verdict expected) =>
        Assert.Equal(expected, VerdictOf(new PolicyOfLambdas().With("IG1001", action, _ => true, severity), HighHoldsCriticalRefuses));

    [Fact]
    public void Without_thresholds_the_severity_decides_nothing() =>
        Assert.Equal(Verdict.Allow, VerdictOf(new PolicyOfLambdas().With("IG1001", RuleAction.Alert, _ => true, Severity.Critical), VerdictThresholds.None));

    [Fact]
    public void What_only_observes_or_is_on_trial_passes_every_threshold()
    {
        Assert.Equal(Verdict.Allow, VerdictOf(new PolicyOfLambdas { Enforced = false }.With("IG1001", RuleAction.Kill, _ => true, Severity.Critical), HighHoldsCriticalRefuses));
        Assert.Equal(Verdict.Allow, VerdictOf(new PolicyOfLambdas().With("IG1001", RuleAction.Kill, _ => true, Severity.Critical, trial: true), HighHoldsCriticalRefuses));
    }

    [Fact]
    public void One_finding_that_refuses_outweighs_many_that_hold()
    {
        var policy = new PolicyOfLambdas().With("IG1001", RuleAction.Alert, _ => true).With("IG1002", RuleAction.Alert, _ => true, Severity.Critical).With("IG1003", RuleAction.Hold, _ => true);

        Assert.Equal(Verdict.Refuse, VerdictOf(policy, HighHoldsCriticalRefuses));
    }

    private static Verdict VerdictOf(PolicyOfLambdas policy, VerdictThresholds thresholds)
    {
        var at = DateTimeOffset.UnixEpoch;
        var report = new ScreeningReport([ScreenerOfFacts.Call("os.system")], [], TimeSpan.Zero);
        return Judge.Weigh(policy.Watch(WatchScope.Alone(at), policy.Profiles["default"]), thresholds, report, at).Verdict;
    }
}

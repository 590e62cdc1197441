using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Profiles;

namespace InterpreterGuard.Policies.Tests.Files;

public sealed class VerdictReaderTests
{
    [Fact]
    public void A_profile_says_from_which_severity_findings_hold_or_refuse()
    {
        using var policy = With("verdict: { hold_at: medium, refuse_at: critical }");

        Assert.Equal(new VerdictThresholds(Severity.Medium, Severity.Critical), policy.Load().Profiles["default"].Verdict);
    }

    [Theory]
    [InlineData("verdict: { refuse_at: none }")]
    [InlineData("open_files: 64")]
    public void Without_a_threshold_the_rules_alone_decide(string line)
    {
        using var policy = With(line);

        Assert.Equal(VerdictThresholds.None, policy.Load().Profiles["default"].Verdict);
    }

    [Theory]
    [InlineData("verdict: { hold_at: severe }", "3:23: 'hold_at' is none, low, medium, high or critical, not 'severe'.")]
    [InlineData("verdict: { hold_at: high, refuse_at: high }", "3:23: 'hold_at: high' never holds anything: what is so severe is refused already.")]
    [InlineData("verdict: { hold: high }", "3:14: 'hold' is no key of a verdict.")]
    [InlineData("verdict: high", "3:12: Here a verdict is expected, with its keys; this is the value 'high'.")]
    public void A_mistake_is_told(string line, string expected)
    {
        using var policy = With(line);

        Assert.StartsWith("profiles.yaml:" + expected, Assert.Single(policy.Problems()), StringComparison.Ordinal);
    }

    private static TestPolicy With(string line) => TestPolicy.With("profiles.yaml", $"default:\n  description: For tests.\n  {line}\n");
}

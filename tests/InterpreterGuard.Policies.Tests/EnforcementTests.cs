using InterpreterGuard.Core.Detections;
using static InterpreterGuard.Policies.Tests.Windows.Told;

namespace InterpreterGuard.Policies.Tests;

public sealed class EnforcementTests
{
    [Theory]
    [InlineData("enforce", "", "stable", RuleAction.Deny)]
    [InlineData("enforce", "enforce", "stable", RuleAction.Deny)]
    [InlineData("enforce", "observe", "stable", RuleAction.Record)]
    [InlineData("observe", "", "stable", RuleAction.Record)]
    [InlineData("observe", "enforce", "stable", RuleAction.Record)]
    [InlineData("enforce", "", "trial", RuleAction.Record)]
    [InlineData("enforce", "enforce", "trial", RuleAction.Record)]
    public void A_rule_acts_where_the_policy_and_the_rule_enforce_and_it_is_not_on_trial(string whole, string rule, string maturity, RuleAction expected)
    {
        using var policy = TestPolicy.With("rules/4xxx-network.yaml", TestPolicy.Rule.Replace(
            "  maturity: stable", $"  maturity: {maturity}{(rule.Length == 0 ? "" : $"\n  enforcement: {rule}")}", StringComparison.Ordinal));
        policy.Write("policy.yaml", $"id: test\nenforcement: {whole}\ndefault_profile: default\ndisclosure: rules\n");
        var loaded = policy.Load();

        var match = Assert.Single(loaded.Judge(Connect(port: 4444), loaded.Profiles["default"]));

        Assert.Equal(expected, match.Action);
        Assert.Equal(RuleAction.Deny, match.Rule.Action);
    }
}

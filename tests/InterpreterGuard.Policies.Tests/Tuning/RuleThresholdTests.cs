using InterpreterGuard.Policies.Tuning;

namespace InterpreterGuard.Policies.Tests.Tuning;

/// <summary>Of a condition, the threshold changes and nothing else does.</summary>
public sealed class RuleThresholdTests
{
    [Fact]
    public void Every_shipped_rule_that_counts_has_one_and_the_others_have_none()
    {
        foreach (var rule in BasePolicy.Policy.Rules)
        {
            var threshold = RuleThreshold.Of(rule);
            var counts = rule.When.Contains("over: \"", StringComparison.Ordinal);

            Assert.Equal(counts, threshold is not null);
            if (threshold is null)
                continue;
            Assert.Equal(rule.When, threshold.With(rule, threshold.Number));
            var other = rule with { When = threshold.With(rule, 777) };
            Assert.Equal((777, threshold.Counter, threshold.Comparison), RuleThreshold.Of(other) is { } seen ? (seen.Number, seen.Counter, seen.Comparison) : default);
            Assert.Equal(rule.When, RuleThreshold.Of(other)!.With(other, threshold.Number));
        }
    }

    [Theory]
    [InlineData("port > 10")]
    [InlineData("a lambda")]
    [InlineData("")]
    [InlineData("path == \"count(over: '1s') > 3\"")]
    public void What_does_not_count_has_none(string when) => Assert.Null(RuleThreshold.Of(BasePolicy.Policy.Rules[0] with { When = when }));
}

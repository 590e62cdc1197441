using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Policies.Tests;

public sealed class AdviceTests
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly CodeCall Unsafe = new() { Language = Language.Python, Span = SourceSpan.Start, Name = "yaml.load", Arguments = [null], Text = "" };

    [Fact]
    public void Rules_that_advise_are_asked_where_the_caller_or_the_profile_wants_it()
    {
        var (policy, alone) = (BasePolicy.Policy, WatchScope.Alone(Noon));
        var profile = policy.Profiles[policy.DefaultProfile];

        Assert.Empty(policy.Watch(alone, profile).Evaluate(Unsafe, process: null, Noon));
        Assert.Equal("IG8102", Assert.Single(policy.Watch(alone with { Advice = true }, profile).Evaluate(Unsafe, process: null, Noon)).Rule.Id.Value);
        Assert.Equal(RuleAction.Advise, Assert.Single(policy.Watch(alone, profile with { Advice = true }).Evaluate(Unsafe, process: null, Noon)).Action);
    }

    [Fact]
    public void Every_rule_that_advises_names_a_weakness_and_says_what_to_write_instead() =>
        Assert.All(BasePolicy.Policy.Rules.Where(rule => rule.Action == RuleAction.Advise), rule =>
        {
            Assert.NotEmpty(rule.Cwe);
            Assert.NotEmpty(rule.Fix);
        });
}

namespace InterpreterGuard.Policies.Tests.Packs;

/// <summary>An overlay may make less of any rule; of some it is not done quietly.</summary>
public sealed class WeakenedRulesTests : IDisposable
{
    private readonly TestPolicy _policy = TestPolicy.With("rules/4xxx-network.yaml", TestPolicy.Rule.Replace("severity: high", "severity: critical", StringComparison.Ordinal));

    public void Dispose() => _policy.Dispose();

    [Theory]
    [InlineData("switch: [{ family: 4xxx, enabled: false }]", "IG4001 enabled: false (line 2)")]
    [InlineData("switch: [{ rule: IG4001, enforcement: observe }]", "IG4001 enforcement: observe (line 2)")]
    [InlineData("rules: { IG4001: { maturity: trial } }", "IG4001 maturity: trial (line 2)")]
    [InlineData("rules: { IG4001: { then: record } }", "IG4001 then: record (line 2)")]
    [InlineData("rules: { IG4001: { severity: low, then: alert } }", "IG4001 severity: low (line 2), IG4001 then: alert (line 2)")]
    [InlineData("rules: { IG4001: { when: port == 4445 } }", "IG4001 has another 'when' (line 2)")]
    public void Less_of_a_critical_rule_is_said_aloud(string change, string what)
    {
        var policy = _policy.LoadWith(("10.yaml", $"why: Test.\n{change}\n"));

        Assert.Equal($"overlay/10.yaml makes less of rules about what honest code never does: {what}.", Assert.Single(policy.Warnings));
    }

    [Theory]
    [InlineData("rules: { IG4001: { then: kill, name: Another } }")]
    [InlineData("switch: [{ rule: IG4001, enabled: true }]")]
    [InlineData("lists: { tools: { append: [masscan] } }")]
    public void More_of_it_or_other_things_are_no_reason_to_warn(string change) =>
        Assert.Empty(_policy.LoadWith(("10.yaml", $"why: Test.\n{change}\n")).Warnings);

    [Fact]
    public void What_a_later_overlay_sets_right_again_is_no_reason_to_warn() =>
        Assert.Empty(_policy.LoadWith(("10.yaml", "why: x\nrules: { IG4001: { then: record } }\n"), ("20.yaml", "why: x\nrules: { IG4001: { then: deny } }\n")).Warnings);

    [Fact]
    public void Less_of_a_rule_that_is_not_critical_is_no_reason_to_warn()
    {
        using var policy = TestPolicy.With();

        Assert.Empty(policy.LoadWith(("10.yaml", "why: x\nrules: { IG4001: { then: record } }\n")).Warnings);
    }

    [Fact]
    public void The_usual_and_the_strict_preset_make_less_of_nothing() =>
        Assert.All((string[])["default", "strict"], name => Assert.Empty(PolicyLoader.Load(PolicyLayers.Named(Path.Combine(BasePolicy.Policies, "base"), name, overlayDirectory: null)).Warnings));
}

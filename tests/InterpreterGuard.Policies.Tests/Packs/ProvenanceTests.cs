namespace InterpreterGuard.Policies.Tests.Packs;

public sealed class ProvenanceTests : IDisposable
{
    private readonly TestPolicy _policy = TestPolicy.With();

    [Fact]
    public void A_value_names_the_line_that_set_it_and_what_earlier_layers_said()
    {
        var preset = _policy.WritePreset("test", "why: Test.\nrules:\n  IG4001: { then: kill }\n");

        var policy = _policy.LoadWith(preset, ("10.yaml", "why: Test.\n\nrules:\n  IG4001:\n    then: alert\n"));

        Assert.Equal("alert, overlay/10.yaml:5, kill at presets/test.yaml:3; deny at rules/4xxx-network.yaml:6", Told(policy, "IG4001", "then"));
        Assert.Equal("high, rules/4xxx-network.yaml:5, ", Told(policy, "IG4001", "severity"));
        Assert.Equal("true, built in, ", Told(policy, "IG4001", "enabled"));
        Assert.Equal("1 sample, rules/4xxx-network.yaml:13, ", Told(policy, "IG4001", "fires_on"));
    }

    [Fact]
    public void A_rule_tells_the_lists_it_speaks_of_and_a_list_where_each_value_is_from()
    {
        _policy.Write("rules/4xxx-network.yaml", TestPolicy.Rule.Replace("port == 4444", "port.In(lists.miner_ports)", StringComparison.Ordinal));

        var policy = _policy.LoadWith(("10.yaml", "why: Test.\nlists:\n  miner_ports: { append: [5555], remove: [3333] }\n"));

        Assert.Equal("[7000-7001, 5555], overlay/10.yaml:3, [3333, 7000-7001] at lists.yaml:3", Told(policy, "IG4001", "lists.miner_ports"));
        var list = policy.Explain("lists.miner_ports")!;
        Assert.Equal(["Pools listen here.@lists.yaml:2", "7000-7001@lists.yaml:3", "5555@overlay/10.yaml:3"], list.Values.Select(value => $"{value.Value}@{value.Source}"));
        Assert.Equal(["'3333' was removed at overlay/10.yaml:3"], list.Remarks);
    }

    [Fact]
    public void Profiles_and_the_policy_are_told_too()
    {
        var policy = _policy.LoadWith(("10.yaml", "why: The reason.\npolicy: { disclosure: full }\nprofiles:\n  default: { memory: 1GiB }\n"));

        Assert.Equal("1GiB, overlay/10.yaml:4, ", Told(policy, "profiles.default", "memory"));
        Assert.Equal("64, built in, ", Told(policy, "profiles.default", "processes"));
        Assert.Equal("full, overlay/10.yaml:2, rules at policy.yaml:4", Told(policy, "policy", "disclosure"));
        Assert.Equal(["overlay/10.yaml lies over it: The reason."], policy.Explain("policy")!.Remarks);
    }

    [Theory]
    [InlineData("why: Test.\n", "It does what 'then' says.")]
    [InlineData("why: Test.\nswitch: [{ family: 4xxx, enabled: false }]\n", "It is switched off (overlay/10.yaml:2): it is listed and never asked.")]
    [InlineData("why: Test.\nswitch: [{ family: 4xxx, enforcement: observe }]\n", "It only records, since the rule observes (overlay/10.yaml:2).")]
    [InlineData("why: Test.\npolicy: { enforcement: observe }\n", "It only records, since the policy observes (overlay/10.yaml:2).")]
    [InlineData("why: Test.\nrules: { IG4001: { maturity: trial } }\n", "It only records, since it is on trial (overlay/10.yaml:2).")]
    public void A_rule_says_what_it_does_and_which_line_made_it_so(string overlay, string remark) =>
        Assert.Equal([remark], _policy.LoadWith(("10.yaml", overlay)).Explain("IG4001")!.Remarks);

    [Fact]
    public void Everything_that_can_be_asked_about_is_answered_and_nothing_else()
    {
        var policy = _policy.Load();

        Assert.Equal(["policy", "profiles.default", "lists.metadata_addresses", "lists.miner_ports", "lists.tools", "IG4001"], policy.Explained);
        Assert.All(policy.Explained, subject => Assert.NotEmpty(policy.Explain(subject)!.Values));
        Assert.All(["IG4002", "profiles.none", "lists.none", "", "policies"], subject => Assert.Null(policy.Explain(subject)));
        Assert.Equal(" Did you mean 'IG4001'?", policy.Meant("IG4002"));
    }

    [Fact]
    public void Of_the_shipped_policy_every_part_can_be_explained() =>
        Assert.All(BasePolicy.Policy.Explained, subject => Assert.All(BasePolicy.Policy.Explain(subject)!.Values, value => Assert.NotEmpty(value.Source)));

    public void Dispose() => _policy.Dispose();

    private static string Told(LoadedPolicy policy, string subject, string key)
    {
        var value = policy.Explain(subject)!.Values.Single(value => value.Key == key);
        return $"{value.Value}, {value.Source}, {string.Join("; ", value.Replaced.Select(old => $"{old.Value} at {old.Source}"))}";
    }
}

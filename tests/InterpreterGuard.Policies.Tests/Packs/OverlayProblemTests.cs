namespace InterpreterGuard.Policies.Tests.Packs;

public sealed class OverlayProblemTests
{
    [Theory]
    [InlineData("rules: {}", "1:1: The key 'why' is missing: an overlay needs it.")]
    [InlineData("why: Test.\nrule:\n  IG4001: { then: alert }", "2:1: 'rule' is no key of an overlay. Did you mean 'rules'?")]
    [InlineData("why: Test.\nrules:\n  IG4002: { then: alert }", "3:3: There is no rule 'IG4002'. Did you mean 'IG4001'?")]
    [InlineData("why: Test.\nrules:\n  IG4001: { id: IG4002 }", "3:13: 'id' of a rule cannot be changed: switch the rule off ('enabled: false') and add one of your own under 'add_rules'.")]
    [InlineData("why: Test.\nrules:\n  IG4001: { on: process.exec }", "3:13: 'on' of a rule cannot be changed")]
    [InlineData("why: Test.\nrules:\n  IG4001: { then: allert }", "3:19: 'then' is record, advise, alert, hold, deny or kill, not 'allert'. Did you mean 'alert'?")]
    [InlineData("why: Test.\nrules:\n  IG4001: { sevrity: low }", "3:13: 'sevrity' is no key of a rule. Did you mean 'severity'?")]
    [InlineData("why: Test.\nrules:\n  IG4001: { when: prot == 1 }", "3:19: 'prot' is no field of network.connect. Did you mean 'port'?")]
    [InlineData("why: Test.\nrules:\n  IG4001: alert", "3:11: Here keys of IG4001 are expected; this is the value 'alert'.")]
    [InlineData("why: Test.\nrules: [IG4001]", "2:8: Here changes of rules are expected, each under the rule's id; this is a list.")]
    [InlineData("why: Test.\nswitch:\n  - { rule: IG4002, enabled: false }", "3:13: No rule goes by 'IG4002'. Did you mean 'IG4001'?")]
    [InlineData("why: Test.\nswitch:\n  - { family: 5xxx, enabled: false }", "3:15: No rule goes by '5xxx'. Did you mean '4xxx'?")]
    [InlineData("why: Test.\nswitch:\n  - { tag: recon, enabled: false }", "3:12: No rule goes by 'recon'.")]
    [InlineData("why: Test.\nswitch:\n  - { rule: IG4001 }", "3:5: A switch says what is switched: 'enabled', 'enforcement' or both.")]
    [InlineData("why: Test.\nswitch:\n  - { enabled: false }", "3:5: A switch names its rules in one way: by 'rule', 'family' or 'tag'.")]
    [InlineData("why: Test.\nswitch:\n  - { rule: IG4001, family: 4xxx, enabled: false }", "3:5: A switch names its rules in one way: by 'rule', 'family' or 'tag'.")]
    [InlineData("why: Test.\nswitch:\n  - { rule: IG4001, enabled: no }", "3:30: 'enabled' is true or false, not 'no'.")]
    [InlineData("why: Test.\nlists:\n  miner_port: { append: [1] }", "3:3: There is no list 'miner_port' to change. Did you mean 'miner_ports'? A new one is given with 'why' and its values.")]
    [InlineData("why: Test.\nlists:\n  miner_ports: { why: Again., ports: [1] }", "3:3: The list 'miner_ports' is there already, at lists.yaml:2: change it with 'append', 'remove' or 'replace'.")]
    [InlineData("why: Test.\nlists:\n  miner_ports: { remove: [3334] }", "3:27: '3334' is not in the list 'miner_ports'. Did you mean '3333'?")]
    [InlineData("why: Test.\nlists:\n  miner_ports: { append: [70000] }", "3:27: Port 70000 is outside 1-65535, or the range ends before it begins.")]
    [InlineData("why: Test.\nlists:\n  miner_ports: { append: [3333] }", "3:27: '3333' stands in the list twice.")]
    [InlineData("why: Test.\nlists:\n  miner_ports: { remove: [3333, 7000-7001] }", "3:16: Nothing would be left of the list 'miner_ports'; switch off the rules that use it instead.")]
    [InlineData("why: Test.\nlists:\n  miner_ports: { replace: [1], append: [2] }", "3:16: 'replace' gives the whole list; 'append' and 'remove' have no place beside it.")]
    [InlineData("why: Test.\nprofiles:\n  default: { memory: 1MiB }", "3:22: 'memory' is 1MiB; it must be 64MiB to 64GiB.")]
    [InlineData("why: Test.\nprofiles:\n  new: { memory: 1GiB }", "3:8: The key 'description' is missing: a profile needs it.")]
    [InlineData("why: Test.\npolicy: { default_profile: smal }", "2:28: There is no profile 'smal'.")]
    [InlineData("why: Test.\nadd_rules:\n  - { id: IG4002 }", "3:11: IG4002 is a number of the base; a rule of your own takes one from IG4900 to IG4999.")]
    [InlineData("why: Test.\nadd_rules:\n  - { id: IG4001 }", "3:11: IG4001 is taken: see rules/4xxx-network.yaml:1. Numbers are never reused.")]
    public void An_overlay_that_is_wrong_says_where_and_what_was_meant(string text, string problem)
    {
        using var policy = TestPolicy.With();

        Assert.Contains(policy.ProblemsWith(("10.yaml", text)), told => told.StartsWith("overlay/10.yaml:" + problem, StringComparison.Ordinal));
    }

    [Fact]
    public void A_preset_that_is_not_there_names_those_that_are()
    {
        using var policy = TestPolicy.With();
        policy.WritePreset("strict", "why: Test.\n");

        var problem = Assert.Single(Assert.Throws<PolicyException>(() => PolicyLoader.Load(PolicyLayers.Named(policy.Directory, "strikt", null))).Problems);

        Assert.Equal("presets/strikt.yaml: There is no preset 'strikt'. Did you mean 'strict'? There are strict.", problem.ToString());
    }

    [Fact]
    public void A_folder_of_overlays_that_is_not_there_is_a_problem()
    {
        using var policy = TestPolicy.With();

        var problem = Assert.Single(Assert.Throws<PolicyException>(() => PolicyLoader.Load(PolicyLayers.Named(policy.Directory, "", policy.Directory + "/nowhere"))).Problems);

        Assert.Equal("nowhere: There is no such folder of overlay files.", problem.ToString());
    }

    [Fact]
    public void Numbers_of_deployments_are_not_the_bases()
    {
        using var policy = TestPolicy.With("rules/4xxx-network.yaml", TestPolicy.Rule.Replace("IG4001", "IG4900", StringComparison.Ordinal));

        Assert.Equal(["rules/4xxx-network.yaml:1:7: Numbers from IG4900 on are kept for deployments."], policy.Problems());
    }
}

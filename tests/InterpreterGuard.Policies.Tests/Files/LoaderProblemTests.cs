using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Profiles;

namespace InterpreterGuard.Policies.Tests.Files;

public sealed class LoaderProblemTests
{
    [Theory]
    [InlineData("policy.yaml", "", "policy.yaml:1:1: The file is empty.")]
    [InlineData("policy.yaml", "- a", "policy.yaml:1:1: Here a policy is expected, with its keys; this is a list.")]
    [InlineData("policy.yaml", "id: test\nenforcement: enforced\ndefault_profile: default\ndisclosure: rules",
        "policy.yaml:2:14: 'enforcement' is enforce or observe, not 'enforced'. Did you mean 'enforce'?")]
    [InlineData("policy.yaml", "id: test\nenforcement: enforce\ndefault_profile: defualt\ndisclosure: rules",
        "policy.yaml:3:18: There is no profile 'defualt'. Did you mean 'default'?")]
    [InlineData("policy.yaml", "id: test\nenforcement: enforce\ndefault_profile: default\ndisclosure: rules\nhold_for: 31d",
        "policy.yaml:5:11: 'hold_for' is a time from 1s to 720h, such as 24h (s, m, h), not '31d'.")]
    [InlineData("policy.yaml", "id: test\nenforcement: enforce\ndefault_profile: default\ndisclosure: rules\nhold_for: 721h",
        "policy.yaml:5:11: 'hold_for' is a time from 1s to 720h, such as 24h (s, m, h), not '721h'.")]
    [InlineData("policy.yaml", "id: test\nid: test2\nenforcement: enforce\ndefault_profile: default\ndisclosure: rules",
        "policy.yaml:2:1: The key 'id' stands here a second time; the first is on line 1.")]
    [InlineData("policy.yaml", "id: &a test\nenforcement: enforce\ndefault_profile: *a\ndisclosure: rules",
        "policy.yaml:1:5: An anchor ('&name') is not allowed; write the value out where it is needed.")]
    [InlineData("policy.yaml", "id: !x test", "policy.yaml:1:5: A tag ('!name') is not allowed; values have the type their key asks for.")]
    [InlineData("policy.yaml", "id: test\nenforcement: enforce\ndefault_profile: default\ndisclosure: rules\n---\nid: b",
        "policy.yaml:5:1: A second document ('---') begins here; a policy file holds one.")]
    [InlineData("profiles.yaml", "default:\n  description: x\n  memory: 512", "profiles.yaml:3:11: 'memory' is a size with its unit, such as 512MiB (B, KiB, MiB, GiB), not '512'.")]
    [InlineData("profiles.yaml", "default:\n  description: x\n  memory: 1MiB", "profiles.yaml:3:11: 'memory' is 1MiB; it must be 64MiB to 64GiB.")]
    [InlineData("profiles.yaml", "default:\n  description: x\n  wall_clock: 2h", "profiles.yaml:3:15: 'wall_clock' is 2h; it must be 100ms to 1h.")]
    [InlineData("profiles.yaml", "default:\n  description: x\n  cpu_cores: 0", "profiles.yaml:3:14: 'cpu_cores' is '0'; it must be a number from 0.1 to 64.")]
    [InlineData("profiles.yaml", "default:\n  description: x\n  processes: many", "profiles.yaml:3:14: 'processes' is 'many'; it must be a whole number from 8 to 4096.")]
    [InlineData("profiles.yaml", "default:\n  description: x\n  memroy: 1GiB", "profiles.yaml:3:3: 'memroy' is no key of a profile. Did you mean 'memory'?")]
    [InlineData("profiles.yaml", "default:\n  description: x\n  languages: [pyton]", "profiles.yaml:3:15: 'languages' is python, javascript, shell or csharp, not 'pyton'. Did you mean 'python'?")]
    [InlineData("profiles.yaml", "default:\n  description: x\n  roles: [admin]", "profiles.yaml:3:11: 'roles' is agent or reviewer, not 'admin'.")]
    [InlineData("profiles.yaml", "default:\n  description: x\n  keys: [first]", "profiles.yaml:3:10: 'first' is not the id of a key: 12 hexadecimal digits, as 'GET /v1/keys' lists them.")]
    [InlineData("profiles.yaml", "default:\n  description: x\n  env: ['*']", "profiles.yaml:3:9: '*' is not a variable's name, such as DATA_URL, or how names begin, such as DATA_*.")]
    [InlineData("profiles.yaml", "default:\n  description: x\n  egress: all", "profiles.yaml:3:11: 'egress' is none, allow or sinkhole, not 'all'.")]
    [InlineData("lists.yaml", "a:\n  why: x\n  ports: [70000]", "lists.yaml:3:11: Port 70000 is outside 1-65535, or the range ends before it begins.")]
    [InlineData("lists.yaml", "a:\n  why: x\n  addresses: [300.1.1.1]", "lists.yaml:3:15: '300.1.1.1' is not an address; write it like 169.254.169.254, 10.0.0.0/8 or fd00:ec2::254.")]
    [InlineData("lists.yaml", "a:\n  why: x\n  addresses: [10.0.0.1/8]", "lists.yaml:3:15: '10.0.0.1/8' has bits set behind its prefix length.")]
    [InlineData("lists.yaml", "a:\n  why: x\n  text: [b, b]", "lists.yaml:3:13: 'b' stands in the list twice.")]
    [InlineData("lists.yaml", "a:\n  why: x", "lists.yaml:2:3: A list has values of one type: under 'text', 'addresses' or 'ports', at least one value.")]
    [InlineData("lists.yaml", "class:\n  why: x\n  text: [a]", "lists.yaml:1:1: 'class' is no name for a list: names are 1 to 60 lower-case letters, digits and '_', beginning with a letter, and no word of C#.")]
    [InlineData("lists.yaml", "a:\n  why: x\n  text: [b\nc]", "lists.yaml:3:9: This is not YAML somewhere behind here; put values of several lines or odd beginnings in quotes.")]
    [InlineData("rules/3xxx-file.yaml", TestPolicy.Rule, "rules/3xxx-file.yaml:1:7: IG4001 belongs to family 4xxx; this is the file of family 3xxx.")]
    [InlineData("rules/extra.yaml", "[]", "rules/extra.yaml: A file of rules is named after its family, such as '4xxx-network.yaml'.")]
    [InlineData("profile.yaml", "{}", "profile.yaml: This file is no part of a policy. Did you mean 'profiles.yaml'? Rules lie in 'rules/'.")]
    public void A_file_that_is_wrong_says_where_and_what_was_meant(string file, string text, string problem)
    {
        using var policy = TestPolicy.With(file, text);

        Assert.Contains(problem, policy.Problems());
    }

    [Theory]
    [InlineData("id: IG4001", "id: IG401", "rules/4xxx-network.yaml:1:7: 'IG401' is no rule id; write IG and four digits, the first telling the family, such as IG4004.")]
    [InlineData("on: network.connect", "on: network.conect", "rules/4xxx-network.yaml:3:7: There is no kind of fact 'network.conect'. Did you mean 'network.connect'? Kinds are")]
    [InlineData("then: deny", "then: block", "rules/4xxx-network.yaml:6:9: 'then' is record, advise, alert, hold, deny or kill, not 'block'.")]
    [InlineData("severity: high", "severity: hihg", "rules/4xxx-network.yaml:5:13: 'severity' is info, low, medium, high or critical, not 'hihg'. Did you mean 'high'?")]
    [InlineData("attack: [T1571]", "attack: [1571]", "rules/4xxx-network.yaml:8:12: '1571' is not an ATT&CK technique such as T1059.004.")]
    [InlineData("why: It is a test.", "reason: It is a test.", "rules/4xxx-network.yaml:1:3: The key 'why' is missing: a rule needs it.")]
    [InlineData("why: It is a test.", "why: [a]", "rules/4xxx-network.yaml:10:8: 'why' is a single value; this is a list.")]
    [InlineData("    - { port: 80 }", "    - samples/none.py", "rules/4xxx-network.yaml:15:7: There is no sample 'samples/none.py' beside the file that names it.")]
    [InlineData("    - { port: 80 }", "    - { prot: 80 }", "rules/4xxx-network.yaml:15:9: 'prot' is no field of network.connect. Did you mean 'port'?")]
    [InlineData("    - { port: 80 }", "    - { port: eighty }", "rules/4xxx-network.yaml:15:15: 'port' is number; this is the value 'eighty'.")]
    [InlineData("    - { port: 80 }", "    []", "rules/4xxx-network.yaml:1:3: A rule names at least one sample under 'spares': a source file of the policy folder, or a fact.")]
    [InlineData("when: port == 4444", "when: prot == 4444", "rules/4xxx-network.yaml:4:9: 'prot' is no field of network.connect. Did you mean 'port'? Its fields are")]
    [InlineData("when: port == 4444", "when: port == \"x\"", "rules/4xxx-network.yaml:4:9: Operator '==' cannot be applied to operands of type 'int' and 'string'.")]
    [InlineData("when: port == 4444", "when: port == 1 && port", "rules/4xxx-network.yaml:4:9: Operator '&&' cannot be applied to operands of type 'bool' and 'int'.")]
    [InlineData("when: port == 4444", "when: >-\n    port == 1\n    && prot == 2", "rules/4xxx-network.yaml:6:8: 'prot' is no field of network.connect.")]
    [InlineData("when: port == 4444", "when: port.In(lists.miner_port)", "rules/4xxx-network.yaml:4:17: There is no list 'miner_port'. Did you mean 'miner_ports'?")]
    [InlineData("when: port == 4444", "when: address.In(lists.miner_ports)", "rules/4xxx-network.yaml:4:")]
    [InlineData("when: port == 4444", "when: path.Startswith(\"/\")", "Did you mean 'StartsWith'?")]
    public void A_rule_that_is_wrong_says_where_and_what_was_meant(string right, string wrong, string problem)
    {
        using var policy = TestPolicy.With("rules/4xxx-network.yaml", TestPolicy.Rule.Replace(right, wrong, StringComparison.Ordinal));

        Assert.Contains(policy.Problems(), told => told.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void All_problems_of_all_files_are_told_at_once_in_order()
    {
        using var policy = TestPolicy.With("profiles.yaml", "default:\n  description: x\n  memory: lots\n  processes: 1\n");
        policy.Write("rules/4xxx-network.yaml", TestPolicy.Rule + "\n" + TestPolicy.Rule.Replace("port == 4444", "new object() == path", StringComparison.Ordinal));
        policy.Write("rules/5xxx-resource.yaml", "id: a");

        var problems = policy.Problems();

        Assert.Equal(["profiles.yaml:3", "profiles.yaml:4", "rules/4xxx-network.yaml:16", "rules/5xxx-resource.yaml:1"], problems.Select(problem => string.Join(':', problem.Split(':').Take(2))));
        Assert.Contains("IG4001 is taken: see rules/4xxx-network.yaml:1. Numbers are never reused.", problems[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_or_file_that_is_not_there_is_a_problem()
    {
        using var policy = TestPolicy.With();
        File.Delete(Path.Combine(policy.Directory, "lists.yaml"));

        Assert.Equal(["lists.yaml: The file is missing."], policy.Problems());
        Assert.Throws<PolicyException>(() => PolicyLoader.Load(Path.Combine(policy.Directory, "nowhere")));
    }

    [Fact]
    public void A_file_of_ten_megabytes_is_not_even_read()
    {
        using var policy = TestPolicy.With("lists.yaml", new string('#', 10 << 20));

        Assert.Equal(["lists.yaml: The file has 10485760 bytes; at most 1048576 are allowed."], policy.Problems());
    }

    [Fact]
    public void Nesting_without_end_is_a_problem_and_no_crash()
    {
        using var policy = TestPolicy.With("lists.yaml", new string('[', 20_000));

        Assert.Equal("lists.yaml:1:14: Nested more than 12 deep.", Assert.Single(policy.Problems()));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_a_problem()
    {
        using var policy = TestPolicy.With();
        File.WriteAllBytes(Path.Combine(policy.Directory, "lists.yaml"), [0xFF, 0xFE, 0x00]);

        Assert.Contains("lists.yaml: The file is not UTF-8 text.", policy.Problems());
    }

    [Fact]
    public void The_hash_changes_with_any_byte_and_with_nothing_else()
    {
        using var policy = TestPolicy.With();
        var first = policy.Load().Hash;

        Assert.Equal(64, first.Length);
        Assert.Equal(first, policy.Load().Hash);
        policy.Write("policy.yaml", File.ReadAllText(Path.Combine(policy.Directory, "policy.yaml")) + "# one more line\n");
        Assert.NotEqual(first, policy.Load().Hash);
    }

    [Theory]
    [InlineData("enforcement: enforce", "enforcement: observe", "maturity: stable", "maturity: stable", RuleAction.Record)]
    [InlineData("enforcement: enforce", "enforcement: enforce", "maturity: stable", "maturity: trial", RuleAction.Record)]
    [InlineData("enforcement: enforce", "enforcement: enforce", "maturity: stable", "maturity: stable\n  enforcement: observe", RuleAction.Record)]
    [InlineData("enforcement: enforce", "enforcement: enforce", "maturity: stable", "maturity: stable\n  enforcement: enforce", RuleAction.Deny)]
    public void A_rule_only_records_where_it_is_on_trial_or_only_observes(string policyRight, string policyText, string ruleRight, string ruleText, RuleAction expected)
    {
        using var policy = TestPolicy.With("rules/4xxx-network.yaml", TestPolicy.Rule.Replace(ruleRight, ruleText, StringComparison.Ordinal));
        policy.Write("policy.yaml", "id: test\nenforcement: enforce\ndefault_profile: default\ndisclosure: rules\n".Replace(policyRight, policyText, StringComparison.Ordinal));

        var match = Assert.Single(policy.Load().Judge(new NetworkConnect { Family = "inet", Port = 4444 }, new Profile { Name = "default" }));

        Assert.Equal(expected, match.Action);
        Assert.Equal(RuleAction.Deny, match.Rule.Action);
    }
}

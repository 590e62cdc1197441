using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Profiles;

namespace InterpreterGuard.Policies.Tests.Packs;

public sealed class LayersTests : IDisposable
{
    private static readonly NetworkConnect Hit = new() { Family = "inet", Address = "10.0.0.1", Port = 4444 };

    private readonly TestPolicy _policy = TestPolicy.With();

    [Fact]
    public void One_key_of_one_rule_is_changed_and_the_others_stay()
    {
        var rule = Rule(_policy.LoadWith(("10.yaml", "why: Test.\nrules:\n  IG4001: { then: alert, severity: low }\n")));

        Assert.Equal((RuleAction.Alert, Severity.Low, "Test rule", "port == 4444"), (rule.Action, rule.Severity, rule.Name, rule.When));
        Assert.Equal(["T1571"], rule.Attack);
    }

    [Fact]
    public void A_later_file_wins_over_an_earlier_one_and_both_over_the_preset()
    {
        var preset = _policy.WritePreset("test", "why: Test.\nrules:\n  IG4001: { then: record, severity: low, name: From the preset }\n");

        var rule = Rule(_policy.LoadWith(preset,
            ("20.yaml", "why: Test.\nrules:\n  IG4001: { then: kill }\n"),
            ("10.yaml", "why: Test.\nrules:\n  IG4001: { then: alert, severity: medium }\n")));

        Assert.Equal((RuleAction.Kill, Severity.Medium, "From the preset"), (rule.Action, rule.Severity, rule.Name));
    }

    [Fact]
    public void A_condition_that_an_overlay_gives_is_the_one_that_is_compiled()
    {
        var policy = _policy.LoadWith(("10.yaml", "why: Test.\nrules:\n  IG4001: { when: port == 5555, fires_on: [{ port: 5555 }] }\n"));

        Assert.Empty(policy.Judge(Hit, Default));
        Assert.Single(policy.Judge(Hit with { Port = 5555 }, Default));
    }

    [Theory]
    [InlineData("  - { rule: IG4001, enabled: false }", null)]
    [InlineData("  - { family: 4xxx, enabled: false }", null)]
    [InlineData("  - { tag: mine, enabled: false }", null)]
    [InlineData("  - { family: 4xxx, enabled: false }\n  - { rule: IG4001, enabled: true }", RuleAction.Deny)]
    [InlineData("  - { rule: IG4001, enabled: true }\n  - { tag: mine, enabled: false }", null)]
    [InlineData("  - { family: 4xxx, enforcement: observe }", RuleAction.Record)]
    [InlineData("  - { family: 4xxx, enforcement: observe }\n  - { tag: mine, enforcement: enforce }", RuleAction.Deny)]
    public void Rules_are_switched_by_id_family_and_tag_and_the_last_one_wins(string switches, RuleAction? expected)
    {
        _policy.Write("rules/4xxx-network.yaml", TestPolicy.Rule.Replace("maturity: stable", "maturity: stable\n  tags: [mine]", StringComparison.Ordinal));

        var policy = _policy.LoadWith(("10.yaml", "why: Test.\nswitch:\n" + switches));

        Assert.Equal(expected, policy.Judge(Hit, Default).Select(match => (RuleAction?)match.Action).SingleOrDefault());
        Assert.Equal(expected is not null, Rule(policy).Enabled);
    }

    [Fact]
    public void What_names_a_rule_wins_over_a_switch_of_the_same_file_wherever_it_stands()
    {
        var policy = _policy.LoadWith(("10.yaml", "why: Test.\nrules:\n  IG4001: { enforcement: enforce }\nswitch:\n  - { family: 4xxx, enforcement: observe }\n"));

        Assert.Equal(RuleAction.Deny, policy.Judge(Hit, Default).Single().Action);
    }

    [Theory]
    [InlineData("append: [5555]", 5555, true)]
    [InlineData("append: [5555]", 3333, true)]
    [InlineData("remove: [3333]", 3333, false)]
    [InlineData("remove: ['3333'], append: [5555]", 7001, true)]
    [InlineData("replace: [5555]", 5555, true)]
    [InlineData("replace: [5555]", 3333, false)]
    public void Values_of_a_list_are_added_taken_away_and_replaced(string change, int port, bool matches)
    {
        _policy.Write("rules/4xxx-network.yaml", TestPolicy.Rule.Replace("port == 4444", "port.In(lists.miner_ports)", StringComparison.Ordinal));

        var policy = _policy.LoadWith(("10.yaml", $"why: Test.\nlists:\n  miner_ports: {{ {change} }}\n"));

        Assert.Equal(matches, policy.Judge(Hit with { Port = port }, Default).Count == 1);
    }

    [Fact]
    public void A_new_list_serves_a_new_rule_and_a_changed_one()
    {
        var policy = _policy.LoadWith(("10.yaml", """
            why: Test.
            lists:
              ours: { why: Ours., ports: [5555] }
            rules:
              IG4001: { when: port.In(lists.ours) }
            add_rules:
            """ + "\n" + Indented(TestPolicy.Rule.Replace("IG4001", "IG4900", StringComparison.Ordinal).Replace("port == 4444", "port.In(lists.ours) == false", StringComparison.Ordinal))));

        Assert.Equal("IG4001", policy.Judge(Hit with { Port = 5555 }, Default).Single().Rule.Id.Value);
        Assert.Equal("IG4900", policy.Judge(Hit, Default).Single().Rule.Id.Value);
    }

    [Fact]
    public void A_profile_is_changed_sparsely_and_a_new_one_is_made()
    {
        _policy.Write("profiles.yaml", "default:\n  description: For tests.\n  memory: 256MiB\n  processes: 16\n");

        var policy = _policy.LoadWith(("10.yaml", "why: Test.\npolicy: { default_profile: big, enforcement: observe }\nprofiles:\n  default: { memory: 1GiB }\n  big: { description: Big., memory: 4GiB }\n"));

        Assert.Equal((1L << 30, 16), (policy.Profiles["default"].MemoryBytesMax, policy.Profiles["default"].ProcessesMax));
        Assert.Equal(4L << 30, policy.Profiles["big"].MemoryBytesMax);
        Assert.Equal(("big", false), (policy.DefaultProfile, policy.Enforced));
    }

    [Fact]
    public void Samples_of_an_added_rule_lie_beside_the_overlay()
    {
        var file = ("10.yaml", "why: Test.\nadd_rules:\n" + Indented(TestPolicy.Rule.Replace("IG4001", "IG4900", StringComparison.Ordinal).Replace("- { port: 80 }", "- samples/mine.py", StringComparison.Ordinal)));
        var problem = Assert.Single(_policy.ProblemsWith(file));
        Assert.Contains("There is no sample 'samples/mine.py' beside the file that names it.", problem, StringComparison.Ordinal);

        _policy.Write("overlay/samples/mine.py", "print(1)");
        var sample = _policy.LoadWith(file).Samples.Single(sample => sample.File is not null);

        Assert.Equal("print(1)", File.ReadAllText(sample.Path!));
    }

    [Fact]
    public void The_hash_covers_every_layer()
    {
        var preset = _policy.WritePreset("test", "why: Test.\n");
        var hashes = new List<string> { _policy.Load().Hash, _policy.LoadWith(preset).Hash, _policy.LoadWith(preset, ("10.yaml", "why: Test.\n")).Hash };
        hashes.Add(_policy.LoadWith(preset, ("10.yaml", "why: Test!\n")).Hash);
        _policy.WritePreset("test", "why: Test!\n");
        hashes.Add(_policy.LoadWith(preset, ("10.yaml", "why: Test!\n")).Hash);

        Assert.Equal(5, hashes.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(hashes[^1], _policy.LoadWith(preset, ("10.yaml", "why: Test!\n")).Hash);
    }

    public void Dispose() => _policy.Dispose();

    private static Profile Default { get; } = new() { Name = "default" };

    [Fact]
    public void The_texts_of_all_layers_are_there_as_they_lie_on_disk_and_make_the_hash()
    {
        _policy.Write("lists.yaml", File.ReadAllText(Path.Combine(_policy.Directory, "lists.yaml")).ReplaceLineEndings("\r\n"));
        var policy = _policy.LoadWith(("10.yaml", "why: Test.\n"));

        using var hash = System.Security.Cryptography.IncrementalHash.CreateHash(System.Security.Cryptography.HashAlgorithmName.SHA256);
        foreach (var text in policy.Texts)
        {
            foreach (var bytes in new[] { System.Text.Encoding.UTF8.GetBytes(text.Name), text.Bytes })
            {
                hash.AppendData(BitConverter.GetBytes((long)bytes.Length));
                hash.AppendData(bytes);
            }
        }

        Assert.Equal(policy.Hash, Convert.ToHexStringLower(hash.GetHashAndReset()));
        Assert.Equal(File.ReadAllBytes(Path.Combine(_policy.Directory, "lists.yaml")), policy.Texts.Single(text => text.Name == "lists.yaml").Bytes);
    }

    private static RuleDescription Rule(LoadedPolicy policy) => policy.Rules.Single(rule => rule.Id == new RuleId("IG4001"));

    private static string Indented(string rule) => "  " + rule.Replace("\n", "\n  ", StringComparison.Ordinal);
}

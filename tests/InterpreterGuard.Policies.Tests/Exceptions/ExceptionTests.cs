using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Profiles;

namespace InterpreterGuard.Policies.Tests.Exceptions;

/// <summary>What an exception silences, until when, and what it never does.</summary>
public sealed class ExceptionTests : IDisposable
{
    private const string File = """
        - id: EX-1
          rules: [IG4001]
          when: address == "10.0.0.1"
          owner: jane
          reason: The mirror is ours.
          created: 2026-01-15
          expires: 2026-06-30
        """;

    private static readonly NetworkConnect Hit = new() { Family = "inet", Address = "10.0.0.1", Port = 4444 };
    private static readonly Profile Usual = new() { Name = "default" };

    private readonly TestPolicy _policy = TestPolicy.With();

    public void Dispose() => _policy.Dispose();

    [Fact]
    public void A_match_that_an_exception_speaks_of_is_kept_and_only_recorded()
    {
        var policy = Load(File);

        var silenced = Assert.Single(policy.Judge(Hit, Usual));
        var other = Assert.Single(policy.Judge(Hit with { Address = "10.0.0.2" }, Usual));

        Assert.Equal((RuleAction.Record, RuleAction.Deny, "EX-1"), (silenced.Action, silenced.Rule.Action, silenced.SilencedBy));
        Assert.Equal((RuleAction.Deny, null), (other.Action, other.SilencedBy));
    }

    [Theory]
    [InlineData("2026-06-30T23:59:59Z", "EX-1")]
    [InlineData("2026-07-01T00:00:00Z", null)]
    public void It_works_to_the_end_of_its_last_day(string at, string? silencedBy)
    {
        var match = Assert.Single(Load(File).Watch(WatchScope.Alone(Judging.Noon), Usual).Evaluate(Hit, process: null, DateTimeOffset.Parse(at, null)));

        Assert.Equal(silencedBy, match.SilencedBy);
    }

    [Theory]
    [InlineData("2026-01-14T00:00:00Z", "EX-1")]
    [InlineData("2025-12-15T00:00:00Z", "EX-1")]
    [InlineData("2025-12-14T23:59:59Z", null)]
    public void It_speaks_of_what_was_shortly_before_it_and_no_more_so_that_a_day_far_ahead_gives_no_long_life(string at, string? silencedBy)
    {
        var match = Assert.Single(Load(File).Watch(WatchScope.Alone(Judging.Noon), Usual).Evaluate(Hit, process: null, DateTimeOffset.Parse(at, null)));

        Assert.Equal(silencedBy, match.SilencedBy);
    }

    [Theory]
    [InlineData("0001-01-01", "0001-01-02")]
    [InlineData("9999-12-31", "9999-12-31")]
    public void The_first_and_the_last_of_all_days_load_and_silence_nothing_today(string created, string expires)
    {
        var policy = Load(File.Replace("2026-01-15", created, StringComparison.Ordinal).Replace("2026-06-30", expires, StringComparison.Ordinal));

        Assert.Null(Assert.Single(policy.Judge(Hit, Usual)).SilencedBy);
    }

    [Theory]
    [InlineData("crawler", "acme", "EX-1")]
    [InlineData("mirror", "acme", "EX-1")]
    [InlineData("Crawler", "acme", null)]
    [InlineData("crawler", "umbrella", null)]
    [InlineData(null, "acme", null)]
    [InlineData("crawler", null, null)]
    public void One_that_names_agents_and_tenants_speaks_of_these_alone(string? agent, string? tenant, string? silencedBy)
    {
        var policy = Load(File + "\n  agents: [crawler, mirror]\n  tenants: [acme]\n");

        var match = Assert.Single(policy.Watch(new WatchScope(Judging.Noon, "0123456789ab", null, agent) { TenantName = tenant }, Usual).Evaluate(Hit, process: null, Judging.Noon));

        Assert.Equal(silencedBy, match.SilencedBy);
        Assert.Equal(["crawler", "mirror"], policy.Exceptions[0].Agents);
        Assert.Equal(["acme"], policy.Exceptions[0].Tenants);
    }

    [Theory]
    [InlineData("agents: []", "'agents' names nobody")]
    [InlineData("tenants: ['']", "This is empty; name one, or leave it out.")]
    [InlineData("tenants: acme", "tenants")]
    public void A_list_of_nobody_does_not_come_to_speak_of_everybody(string line, string problem)
    {
        var refused = Assert.Throws<PolicyException>(() => Load(File + "\n  " + line + "\n"));

        Assert.Contains(problem, Assert.Single(refused.Problems).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_exception_may_speak_of_rules_on_several_kinds_of_facts()
    {
        var policy = _policy.LoadWith(
            ("10.yaml", "why: Test.\nadd_rules:\n" + Indented(TestPolicy.Rule.Replace("IG4001", "IG4901", StringComparison.Ordinal).Replace("network.connect", "network.send", StringComparison.Ordinal))),
            ("exceptions.yaml", File.Replace("[IG4001]", "[IG4001, IG4901]", StringComparison.Ordinal)));

        Assert.Equal("EX-1", Assert.Single(policy.Judge(Hit, Usual)).SilencedBy);
        Assert.Equal("EX-1", Assert.Single(policy.Judge(new NetworkSend { Family = "inet", Address = "10.0.0.1", Port = 4444 }, Usual)).SilencedBy);
    }

    [Fact]
    public void The_hash_covers_the_exceptions()
    {
        Assert.NotEqual(Load(File).Hash, Load(File.Replace("10.0.0.1", "10.0.0.3", StringComparison.Ordinal)).Hash);
    }

    [Fact]
    public void It_says_where_it_stands_and_who_answers_for_it()
    {
        var exception = Assert.Single(Load(File).Exceptions);

        Assert.Equal(("EX-1", "IG4001", "jane", "The mirror is ours."), (exception.Id, Assert.Single(exception.Rules).Value, exception.Owner, exception.Reason));
        Assert.Equal(new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero), exception.EndsAt);
        Assert.EndsWith("exceptions.yaml:1", exception.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exception_from_a_critical_rule_is_said_aloud()
    {
        _policy.Write("rules/4xxx-network.yaml", TestPolicy.Rule.Replace("severity: high", "severity: critical", StringComparison.Ordinal));

        Assert.Matches(
            "^Exception EX-1 \\(.*exceptions.yaml:1\\) silences IG4001 'Test rule', a critical rule: what it matches is neither stopped by that rule nor an incident, until the end of 2026-06-30. jane answers for it.$",
            Assert.Single(Load(File).Warnings));
    }

    [Fact]
    public void An_exception_from_what_honest_code_never_does_is_said_aloud()
    {
        _policy.Write("rules/2xxx-process.yaml", TestPolicy.Rule
            .Replace("IG4001", "IG2001", StringComparison.Ordinal)
            .Replace("on: network.connect", "on: syscall.forbidden", StringComparison.Ordinal)
            .Replace("when: port == 4444", "when: name == \"bpf\"", StringComparison.Ordinal)
            .Replace("{ port: 4444 }", "{ name: bpf }", StringComparison.Ordinal)
            .Replace("{ port: 80 }", "{ name: ptrace }", StringComparison.Ordinal));

        var policy = Load(File.Replace("IG4001", "IG2001", StringComparison.Ordinal).Replace("address == \"10.0.0.1\"", "name == \"bpf\"", StringComparison.Ordinal));

        Assert.Contains("which speaks of what honest code never does", Assert.Single(policy.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Other_exceptions_are_no_reason_to_warn() => Assert.Empty(Load(File).Warnings);

    [Theory]
    [InlineData("id: EX-1", "id: mine", "1:7: 'mine' is no id of an exception; write EX-, then letters, digits and '-', such as EX-2026-014.")]
    [InlineData("[IG4001]", "[IG4011]", "2:11: There is no rule 'IG4011'. Did you mean 'IG4001'?")]
    [InlineData("[IG4001]", "[]", "1:3: An exception names the rules it silences under 'rules', at least one.")]
    [InlineData("when: address", "when: adress", "3:9: 'adress' is no field of network.connect. Did you mean 'address'?")]
    [InlineData("address == \"10.0.0.1\"", "System.IO.File.Exists(address)", "3:9: ")]
    [InlineData("address == \"10.0.0.1\"", "'address == \"10.0.0.1\" && count(over: \"10s\") > 3'", "3:35: Counters are for rules; here every fact stands for itself.")]
    [InlineData("owner: jane", "owner: ''", "4:10: This is empty; say who answers for it.")]
    [InlineData("reason: The mirror is ours.", "", "1:3: The key 'reason' is missing: an exception needs it.")]
    [InlineData("expires: 2026-06-30", "expires: soon", "7:12: 'soon' is no day; write it like 2027-01-31.")]
    [InlineData("expires: 2026-06-30", "expires: 2027-06-30", "7:12: An exception works for at most 366 days from the day it was created, 2026-01-15; look at it anew then.")]
    [InlineData("expires: 2026-06-30", "expires: 2026-01-01", "7:12: An exception works for at most 366 days from the day it was created, 2026-01-15; look at it anew then.")]
    [InlineData("owner: jane", "owner: jane\n  until: x", "5:3: 'until' is no key of an exception.")]
    public void A_mistake_is_told_with_its_place(string right, string wrong, string problem)
    {
        var problems = _policy.ProblemsWith(("exceptions.yaml", File.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.Contains(problems, told => told.Contains("exceptions.yaml:" + problem, StringComparison.Ordinal));
    }

    [Fact]
    public void An_id_stands_once()
    {
        Assert.Contains(_policy.ProblemsWith(("exceptions.yaml", File + "\n" + File)), told => told.Contains("EX-1 is taken: see ", StringComparison.Ordinal));
    }

    [Fact]
    public void What_could_not_be_read_is_silenced_by_nothing()
    {
        _policy.Write("rules/1xxx-source.yaml", TestPolicy.Rule
            .Replace("IG4001", "IG1001", StringComparison.Ordinal)
            .Replace("on: network.connect", "on: code.unreadable", StringComparison.Ordinal)
            .Replace("when: port == 4444", "when: reason == \"crashed\"", StringComparison.Ordinal)
            .Replace("{ port: 4444 }", "{ reason: crashed }", StringComparison.Ordinal)
            .Replace("{ port: 80 }", "{ reason: syntax }", StringComparison.Ordinal));

        Assert.Contains(
            _policy.ProblemsWith(("exceptions.yaml", File.Replace("IG4001", "IG1001", StringComparison.Ordinal).Replace("address == \"10.0.0.1\"", "reason == \"crashed\"", StringComparison.Ordinal))),
            told => told.EndsWith("IG1001 speaks of source that could not be read; no exception silences that, for what is not read is never allowed.", StringComparison.Ordinal));
    }

    private LoadedPolicy Load(string exceptions) => _policy.LoadWith(("exceptions.yaml", exceptions));

    private static string Indented(string text) => string.Join('\n', text.Split('\n').Select(line => "  " + line)) + "\n";
}

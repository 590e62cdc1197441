using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Policies.Learning;

namespace InterpreterGuard.Policies.Tests.Learning;

public sealed class LearnerTests
{
    private static readonly DateOnly Today = new(2026, 3, 4);

    [Fact]
    public void What_honest_programs_do_becomes_one_exception_each_with_the_programs_that_need_it()
    {
        var learned = Learn(
            [Rule("IG4004", "network.connect")],
            Said("IG4004", Connect("10.0.0.1", 80), "b.py"), Said("IG4004", Connect("10.0.0.1", 80), "a.py"), Said("IG4004", Connect("10.0.0.2", 443), "a.py"));

        Assert.Equal(
            ["address == \"10.0.0.1\" && port == 80 ← a.py b.py", "address == \"10.0.0.2\" && port == 443 ← a.py"],
            learned.Exceptions.Select(exception => $"{exception.When} ← {string.Join(' ', exception.Programs)}"));
        Assert.Empty(learned.Changes);
    }

    [Fact]
    public void What_two_rules_say_of_one_fact_is_one_exception()
    {
        var fact = Connect("10.0.0.1", 80);

        var learned = Learn([Rule("IG4004", "network.connect"), Rule("IG4005", "network.connect")], Said("IG4005", fact, "a.py"), Said("IG4004", fact, "a.py"));

        Assert.Equal(["IG4004", "IG4005"], Assert.Single(learned.Exceptions).Rules.Select(rule => rule.Value));
    }

    [Fact]
    public void What_differs_from_run_to_run_is_no_mark_of_a_program()
    {
        var learned = Learn(
            [Rule("IG2001", "process.exec")],
            Said("IG2001", Exec("/usr/bin/git", "git clone /tmp/x1"), "a.py", run: 1), Said("IG2001", Exec("/usr/bin/git", "git clone /tmp/x2"), "a.py", run: 2));

        Assert.Equal("path == \"/usr/bin/git\"", Assert.Single(learned.Exceptions).When);
    }

    [Fact]
    public void A_rule_that_is_met_in_too_many_ways_would_only_record()
    {
        var many = Enumerable.Range(0, 9).Select(i => Said("IG3001", new FileOpen { Path = $"/etc/{i}", Writing = false, Program = "" }, "a.py"));

        var learned = Learn([Rule("IG3001", "file.open")], [.. many]);

        Assert.Empty(learned.Exceptions);
        Assert.Equal("IG3001", Assert.Single(learned.Changes).Rule.Value);
    }

    [Theory]
    [InlineData("network.connect", Severity.Critical, RuleAction.Alert, "it is critical")]
    [InlineData("syscall.forbidden", Severity.Medium, RuleAction.Deny, "no honest program makes this system call")]
    [InlineData("syscall.forbidden", Severity.Medium, RuleAction.Kill, "no honest program makes this system call")]
    [InlineData("code.unreadable", Severity.Low, RuleAction.Hold, "what cannot be read is never allowed")]
    [InlineData("guard.sensor_loss", Severity.Low, RuleAction.Alert, "it speaks of the guard, not of the program")]
    public void What_no_honest_program_needs_is_never_learned(string on, Severity severity, RuleAction action, string why)
    {
        var learned = Learn([Rule("IG9001", on, severity, action)], Said("IG9001", Connect("10.0.0.1", 80), "a.py"));

        Assert.Empty(learned.Exceptions);
        Assert.Empty(learned.Changes);
        var refused = Assert.Single(learned.Refused);
        Assert.Equal((why, "a.py"), (refused.Why, Assert.Single(refused.Programs)));
    }

    [Fact]
    public void A_program_that_cannot_pass_is_given_nothing()
    {
        var learned = Learn(
            [Rule("IG2002", "syscall.forbidden", action: RuleAction.Deny), Rule("IG4005", "network.connect")],
            Said("IG2002", new SyscallForbidden { Name = "mount", Family = "mount" }, "mounts.py"),
            Said("IG4005", Connect("10.0.0.1", 80), "mounts.py"),
            Said("IG4005", Connect("10.0.0.2", 80), "honest.py"));

        Assert.Equal(["honest.py"], Assert.Single(learned.Exceptions).Programs);
        Assert.Equal(["mounts.py"], Assert.Single(learned.Refused).Programs);
    }

    [Fact]
    public void A_rule_the_policy_does_not_list_is_never_learned()
    {
        var refused = Assert.Single(Learn([], Said("IG9000", Connect("10.0.0.1", 80), "a.py")).Refused);

        Assert.Equal("IG9000", refused.Rule.Value);
    }

    [Fact]
    public void The_base_policy_gives_none_of_its_critical_rules_away()
    {
        var never = BasePolicy.Policy.Rules.Where(rule => Learner.NeverLearned(rule) is not null).ToList();

        Assert.All(BasePolicy.Policy.Rules.Where(rule => rule.Severity == Severity.Critical), rule => Assert.Contains(rule, never));
        Assert.Contains(never, rule => rule.On == "syscall.forbidden");
    }

    [Fact]
    public void The_files_name_programs_beside_each_line_and_hold_what_strangers_wrote_in_quotes()
    {
        var learned = Learn(
            [Rule("IG2001", "process.exec"), Rule("IG3001", "file.open")],
            [
                Said("IG2001", Exec("/work/it's \"odd\"\\\n", "x"), "evil\n- id: EX-all.py"),
                .. Enumerable.Range(0, 9).Select(i => Said("IG3001", new FileOpen { Path = $"/etc/{i}", Writing = false, Program = "" }, "b.py")),
            ]);

        var files = LearnedFiles.Write(learned, "o'wner", Today);

        Assert.Equal(
            """"
            # Proposed by 'guard policy learn' from a corpus of honest code. Read each before it is used: the corpus may be less honest than it looks.

            # needed by evil?- id: EX-all.py
            - id: EX-learned-20260304-1
              rules: [IG2001]
              when: 'path == "/work/it''s \"odd\"\\\u000a" && command_line == "x"'
              owner: 'o''wner'
              reason: Honest code of the corpus does this.
              created: 2026-03-04
              expires: 2026-08-31

            """",
            files["exceptions.yaml"]);
        Assert.Contains("  # needed by b.py: they meet it in more than 8 ways, or otherwise from run to run\n  IG3001: { then: record }\n", files["learned.yaml"], StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_is_needed_nothing_is_written() => Assert.Empty(LearnedFiles.Write(Learn([]), "owner", Today));

    private static Learned Learn(IReadOnlyList<RuleDescription> rules, params IReadOnlyList<LearnedMatch> said) => Learner.Learn(rules, said);

    private static RuleDescription Rule(string id, string on, Severity severity = Severity.High, RuleAction action = RuleAction.Alert) => new()
    {
        Id = new RuleId(id), Name = id, On = on, When = "true", Severity = severity, Action = action, Why = "A test.", Source = "test.yaml:1",
    };

    private static LearnedMatch Said(string rule, Fact fact, string program, int run = 1) => new(new RuleId(rule), fact, program, run);

    private static NetworkConnect Connect(string address, int port) => new() { Family = "inet", Address = address, Port = port };

    private static ProcessExec Exec(string path, string commandLine) => new() { Path = path, Name = Path.GetFileName(path), CommandLine = commandLine };
}

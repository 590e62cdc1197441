using InterpreterGuard.Core.Policies;
using static InterpreterGuard.Policies.Tests.Windows.Told;

namespace InterpreterGuard.Policies.Tests.Windows;

public sealed class SequenceTests
{
    private const string ReadThenConnect = """
          after:
            - { on: file.open, when: path == "/etc/shadow", within: 30s }
        """;

    [Fact]
    public void A_rule_with_a_step_fires_when_the_step_came_before_and_not_too_long_ago()
    {
        using var policy = After(ReadThenConnect);
        var watch = policy.Load().Watch();

        Assert.False(watch.Fires(0, Connect()));
        Assert.False(watch.Fires(1, Open("/etc/shadow")));
        Assert.True(watch.Fires(31, Connect()));
        Assert.False(watch.Fires(31.1, Connect()));
        Assert.False(watch.Fires(32, Open("/etc/passwd")));
        Assert.False(watch.Fires(33, Connect()));
    }

    [Fact]
    public void The_later_of_two_beginnings_counts()
    {
        using var policy = After(ReadThenConnect);
        var watch = policy.Load().Watch();

        Assert.False(watch.Fires(0, Open("/etc/shadow")));
        Assert.False(watch.Fires(25, Open("/etc/shadow")));
        Assert.True(watch.Fires(50, Connect()));
    }

    [Fact]
    public void Steps_come_in_their_order()
    {
        using var policy = After("""
              after:
                - { on: file.open, when: path == "/a", within: 10s }
                - { on: file.open, when: path == "/b", within: 10s }
            """);
        var loaded = policy.Load();
        var (right, wrong, late) = (loaded.Watch(), loaded.Watch(), loaded.Watch());

        Assert.False(right.Fires(0, Open("/a")) || right.Fires(10, Open("/b")));
        Assert.True(right.Fires(20, Connect()));
        Assert.False(wrong.Fires(0, Open("/b")) || wrong.Fires(1, Open("/a")) || wrong.Fires(2, Connect()));
        Assert.False(late.Fires(0, Open("/a")) || late.Fires(11, Open("/b")) || late.Fires(12, Connect()));
    }

    [Fact]
    public void A_fact_is_not_its_own_follower()
    {
        using var policy = After("""
              after:
                - { on: network.connect, when: port == 80, within: 10s }
            """);
        var watch = policy.Load().Watch();

        Assert.Equal([false, true], new[] { 0.0, 1 }.Select(second => watch.Fires(second, Connect())));
    }

    [Fact]
    public void The_message_tells_the_story()
    {
        using var policy = After("""
              after:
                - { on: file.open, when: path == "/a", within: 10s }
                - { on: file.open, when: path == "/b", within: 10s }
            """);
        var watch = policy.Load().Watch();
        watch.Fires(0, Open("/a"));
        watch.Fires(1.5, Open("/b"));

        var match = Assert.Single(watch.Evaluate(Connect(), process: null, Judging.Noon.AddSeconds(2)));

        Assert.Equal("Test rule: connects to 192.0.2.1:80, 0.5 s after it opens /b for reading, 1.5 s after it opens /a for reading", match.Message);
    }

    [Fact]
    public void A_step_may_count_and_so_may_the_rule()
    {
        using var policy = After("""
              after:
                - { on: file.open, when: 'path.Under("/etc") && count(over: "10s") >= 2', within: 10s }
            """, "distinct(address, over: \"10s\") > 1");
        var watch = policy.Load().Watch();

        Assert.False(watch.Fires(0, Connect("192.0.2.1")));
        Assert.False(watch.Fires(1, Open("/etc/a")) || watch.Fires(2, Connect("192.0.2.1")));
        Assert.False(watch.Fires(3, Open("/etc/b")) || watch.Fires(4, Connect("192.0.2.2")));
        Assert.True(watch.Fires(5, Connect("192.0.2.3")));
    }

    [Theory]
    [InlineData("execution", true)]
    [InlineData("process_tree", false)]
    public void Two_commands_of_the_program_are_one_execution_and_two_process_trees(string scope, bool fires)
    {
        using var policy = After($"  scope: {scope}\n{ReadThenConnect}");
        var watch = policy.Load().Watch();

        Assert.False(watch.Fires(0, Connect(), pid: 2, parent: 1));
        Assert.False(watch.Fires(1, Open("/etc/shadow"), pid: 3, parent: 2));
        Assert.Equal(fires, watch.Fires(2, Connect(), pid: 4, parent: 2));
    }

    [Fact]
    public void A_pipeline_of_one_command_is_one_process_tree()
    {
        using var policy = After($"  scope: process_tree\n{ReadThenConnect}");
        var watch = policy.Load().Watch();
        watch.Process(new(2, 1, "python"));
        watch.Process(new(3, 2, "sh -c"));

        Assert.False(watch.Fires(1, Open("/etc/shadow"), pid: 4, parent: 3));
        Assert.True(watch.Fires(2, Connect(), pid: 5, parent: 3));
    }

    [Theory]
    [InlineData(2, 1, 4, 3)]
    [InlineData(4, 3, 2, 1)]
    public void What_the_program_does_itself_belongs_to_each_of_its_commands(int pid, int parent, int laterPid, int laterParent)
    {
        using var policy = After($"  scope: process_tree\n{ReadThenConnect}");
        var watch = policy.Load().Watch();
        watch.Process(new(2, 1, "python"));
        watch.Process(new(3, 2, "sh -c"));

        Assert.False(watch.Fires(1, Open("/etc/shadow"), pid, parent));
        Assert.True(watch.Fires(2, Connect(), laterPid, laterParent));
    }

    [Fact]
    public void An_orphan_stays_in_the_tree_it_was_born_in()
    {
        using var policy = After($"  scope: process_tree\n{ReadThenConnect}");
        var watch = policy.Load().Watch();
        watch.Process(new(2, 1, "python"));
        watch.Process(new(3, 2, "sh -c"));
        watch.Process(new(4, 3, "daemon"));

        Assert.False(watch.Fires(1, Open("/etc/shadow"), pid: 9, parent: 2));
        Assert.False(watch.Fires(2, Connect(), pid: 4, parent: 1));
    }

    [Fact]
    public void A_process_whose_parents_are_not_known_belongs_to_every_tree()
    {
        using var policy = After($"  scope: process_tree\n{ReadThenConnect}");
        var watch = policy.Load().Watch();

        Assert.False(watch.Fires(1, Open("/etc/shadow"), pid: 9, parent: 8));
        Assert.True(watch.Fires(2, Connect(), pid: 4, parent: 3));
    }

    [Fact]
    public void A_sequence_of_a_session_goes_on_in_its_next_execution()
    {
        using var policy = After($"  scope: session\n{ReadThenConnect}");
        var loaded = policy.Load();

        Assert.False(loaded.Watch("tenant", "one").Fires(0, Open("/etc/shadow")));
        Assert.False(loaded.Watch("tenant", "two").Fires(1, Connect()));
        Assert.True(loaded.Watch("tenant", "one").Fires(2, Connect()));
    }

    [Fact]
    public void The_description_says_the_steps()
    {
        using var policy = After(ReadThenConnect);

        Assert.Equal([new RuleStep("file.open", "path == \"/etc/shadow\"", TimeSpan.FromSeconds(30))], Assert.Single(policy.Load().Rules).After);
    }

    [Theory]
    [InlineData("  after: [{ on: file.open, when: 'path == \"/a\"' }]", "The key 'within' is missing: a step needs it.")]
    [InlineData("  after: [{ on: file.open, when: 'path == \"/a\"', within: soon }]", "'within' is a time from 100ms to 24h with its unit, such as 30s (ms, s, m, h), not 'soon'.")]
    [InlineData("  after: [{ on: file.open, when: 'path == \"/a\"', within: 48h }]", "'within' is a time from 100ms to 24h")]
    [InlineData("  after: [{ on: file.opn, when: 'path == \"/a\"', within: 1s }]", "There is no kind of fact 'file.opn'. Did you mean 'file.open'?")]
    [InlineData("  after: [{ on: file.open, when: 'port == 1', within: 1s }]", "'port' is no field of file.open.")]
    [InlineData("  after: [{ on: file.open, when: 'System.IO.File.Exists(path)', within: 1s }]", "is not among the helpers")]
    [InlineData("  after: [{ on: file.open, when: 'writing', then: kill, within: 1s }]", "'then' is no key of a step.")]
    [InlineData("  after: [writing]", "Here a step is expected, with its keys; this is the value 'writing'.")]
    [InlineData("  scope: process_tree", "this rule has no counter and no 'after'")]
    [InlineData("  scope: galaxy", "'scope' is execution, process_tree, session, agent or tenant, not 'galaxy'.")]
    public void A_mistake_in_a_sequence_is_told(string text, string expected)
    {
        using var policy = After(text);

        Assert.Contains(policy.Problems(), problem => problem.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void A_rule_has_four_steps_at_most()
    {
        using var policy = After("  after:\n" + string.Concat(Enumerable.Repeat("    - { on: file.open, when: writing, within: 1s }\n", 5)).TrimEnd('\n'));

        Assert.Equal("rules/4xxx-network.yaml:8:7: A rule has at most 4 steps under 'after'.", Assert.Single(policy.Problems()));
    }

    private static TestPolicy After(string steps, string when = "port == 80") => TestPolicy.With("rules/4xxx-network.yaml", TestPolicy.Rule
        .Replace("when: port == 4444", $"when: '{when}'", StringComparison.Ordinal)
        .Replace("  on: network.connect", $"{steps}\n  on: network.connect", StringComparison.Ordinal));
}

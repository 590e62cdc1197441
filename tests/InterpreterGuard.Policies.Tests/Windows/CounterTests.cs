using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Policies;
using static InterpreterGuard.Policies.Tests.Windows.Told;

namespace InterpreterGuard.Policies.Tests.Windows;

public sealed class CounterTests
{
    [Fact]
    public void The_count_passes_its_number_inside_the_window_and_not_over_it()
    {
        using var policy = TestPolicy.WithCondition("network.connect", "count(over: \"10s\") > 2");
        var watch = policy.Load().Watch();

        Assert.Equal([false, false, true], new[] { 0.0, 5, 10 }.Select(second => watch.Fires(second, Connect())));

        // The first one is 10.5 seconds old now, and no longer counted.
        Assert.True(watch.Fires(10.5, Connect()));
        Assert.False(watch.Fires(20.6, Connect()));
    }

    [Theory]
    [InlineData("count(over: \"10s\") > 2", "..XXXX")]
    [InlineData("count(over: \"10s\") >= 2", ".XXXXX")]
    [InlineData("count(over: \"10s\") == 2", ".X....")]
    public void A_count_is_compared_as_it_reads(string condition, string expected)
    {
        using var policy = TestPolicy.WithCondition("network.connect", condition);
        var watch = policy.Load().Watch();

        Assert.Equal(expected, string.Concat(Enumerable.Range(0, 6).Select(second => watch.Fires(second, Connect()) ? 'X' : '.')));
    }

    [Fact]
    public void What_stands_before_the_counter_says_which_facts_are_counted()
    {
        using var policy = TestPolicy.WithCondition("network.connect", "port == 22 && (!loopback && count(over: \"10s\") > 1)");
        var watch = policy.Load().Watch();

        Assert.False(watch.Fires(0, Connect(port: 22)));
        Assert.False(watch.Fires(1, Connect(port: 80)));
        Assert.False(watch.Fires(2, Connect(port: 22) with { Loopback = true }));
        Assert.True(watch.Fires(3, Connect(port: 22)));
    }

    [Fact]
    public void Facts_are_counted_by_a_value_they_have_in_common()
    {
        using var policy = TestPolicy.WithCondition("network.connect", "count(by: address, over: \"10s\") > 1");
        var watch = policy.Load().Watch();

        Assert.False(watch.Fires(0, Connect("192.0.2.1")));
        Assert.False(watch.Fires(1, Connect("192.0.2.2")));
        Assert.True(watch.Fires(2, Connect("192.0.2.1")));
        Assert.False(watch.Fires(3, Connect("192.0.2.3")));
    }

    [Theory]
    [InlineData("distinct(address, over: \"10s\") > 2")]
    [InlineData("distinct(address, by: port, over: \"10s\") > 2")]
    [InlineData("distinct(address, by: family, over: \"10s\") > 2")]
    public void Different_values_are_counted_once(string condition)
    {
        using var policy = TestPolicy.WithCondition("network.connect", condition);
        var watch = policy.Load().Watch();

        string[] addresses = ["192.0.2.1", "192.0.2.1", "192.0.2.2", "192.0.2.1", "192.0.2.3"];
        Assert.Equal([false, false, false, false, true], addresses.Select((address, second) => watch.Fires(second, Connect(address))));

        // 192.0.2.2 was seen once, 10.5 seconds ago; 192.0.2.1 lately.
        Assert.False(watch.Fires(12.5, Connect("192.0.2.3")));
    }

    [Fact]
    public void Different_ports_are_counted_for_each_address()
    {
        using var policy = TestPolicy.WithCondition("network.connect", "distinct(port, by: address, over: \"1m\") >= 3");
        var watch = policy.Load().Watch();

        Assert.DoesNotContain(true, Enumerable.Range(1, 20).Select(n => watch.Fires(n, Connect($"192.0.2.{n}", n))));
        Assert.False(watch.Fires(30, Connect("192.0.2.1", 101)));
        Assert.True(watch.Fires(30, Connect("192.0.2.1", 102)));
    }

    [Fact]
    public void The_same_facts_with_the_same_times_give_the_same_matches()
    {
        using var policy = TestPolicy.WithCondition("network.connect", "distinct(address, by: port, over: \"10s\") > 3");
        var facts = Enumerable.Range(0, 3000).Select(n => (Second: n * 0.05, Fact: Connect($"192.0.2.{n * 7 % 11}", n % 5))).ToList();

        var (first, second) = (policy.Load(), policy.Load());
        var (one, other) = (first.Watch(), second.Watch());
        var told = facts.ConvertAll(seen => one.Fires(seen.Second, seen.Fact));

        Assert.Contains(true, told);
        Assert.Contains(false, told);
        Assert.Equal(told, facts.ConvertAll(seen => other.Fires(seen.Second, seen.Fact)));
    }

    [Theory]
    [InlineData("execution", "a", "a", false)]
    [InlineData("session", "a", "a", true)]
    [InlineData("session", "a", "b", false)]
    [InlineData("agent", "a", "b", true)]
    [InlineData("tenant", "a", "b", true)]
    public void A_scope_says_what_is_counted_together(string scope, string firstSession, string secondSession, bool together)
    {
        using var policy = Scoped(scope);
        var loaded = policy.Load();

        Assert.False(loaded.Watch("tenant", firstSession, "agent").Fires(0, Connect()));
        Assert.Equal(together, loaded.Watch("tenant", secondSession, "agent").Fires(1, Connect()));
        Assert.False(loaded.Watch("stranger", firstSession, "agent").Fires(2, Connect()));
    }

    [Theory]
    [InlineData("session")]
    [InlineData("agent")]
    public void Who_is_not_named_is_counted_alone(string scope)
    {
        using var policy = Scoped(scope);
        var loaded = policy.Load();

        Assert.False(loaded.Watch("tenant").Fires(0, Connect()));
        Assert.False(loaded.Watch("tenant").Fires(1, Connect()));
    }

    [Fact]
    public void Counting_begins_anew_when_the_policy_is_loaded_again()
    {
        using var policy = Scoped("tenant");

        Assert.False(policy.Load().Watch("tenant").Fires(0, Connect()));
        Assert.False(policy.Load().Watch("tenant").Fires(1, Connect()));
    }

    [Fact]
    public void A_match_says_how_many_there_were()
    {
        using var policy = TestPolicy.WithCondition("network.connect", "distinct(address, over: \"10s\") > 1");
        var watch = policy.Load().Watch();
        watch.Fires(0, Connect("192.0.2.1"));

        var match = Assert.Single(watch.Evaluate(Connect("192.0.2.2"), process: null, Judging.Noon));

        Assert.Equal("Test rule: connects to 192.0.2.2:80 (number 2 or more of different ones within 10s)", match.Message);
    }

    [Theory]
    [InlineData("time.hour == 12 && time.weekday == 1", 0, true)]
    [InlineData("time.hour == 12", 3600, false)]
    [InlineData("time.elapsed > 5", 5.0, false)]
    [InlineData("time.elapsed > 5", 5.1, true)]
    public void A_condition_can_ask_for_the_time_of_the_fact(string condition, double second, bool expected)
    {
        using var policy = TestPolicy.WithCondition("network.connect", condition);

        Assert.Equal(expected, policy.Load().Watch().Fires(second, Connect()));
    }

    [Fact]
    public void Numbers_of_64_bits_can_be_counted_by()
    {
        using var policy = TestPolicy.WithCondition("network.send", "count(by: bytes, over: \"10s\") > 1");
        var watch = policy.Load().Watch();
        var send = new NetworkSend { Family = "inet", Bytes = 1L << 40 };

        Assert.False(watch.Fires(0, send));
        Assert.False(watch.Fires(1, send with { Bytes = (1L << 40) + 1 }));
        Assert.True(watch.Fires(2, send));
    }

    [Fact]
    public void The_description_says_the_scope()
    {
        using var policy = Scoped("tenant");

        Assert.Equal(RuleScope.Tenant, Assert.Single(policy.Load().Rules).Scope);
    }

    private static TestPolicy Scoped(string scope) => TestPolicy.With("rules/4xxx-network.yaml", TestPolicy.Rule
        .Replace("when: port == 4444", "when: 'count(over: \"1m\") > 1'", StringComparison.Ordinal)
        .Replace("  on: network.connect", $"  scope: {scope}\n  on: network.connect", StringComparison.Ordinal));
}

using InterpreterGuard.Core.Policies;
using InterpreterGuard.Policies.Windows;
using static InterpreterGuard.Policies.Tests.Windows.Told;

namespace InterpreterGuard.Policies.Tests.Windows;

/// <summary>What rules remember is bounded, whatever a program or a tenant does.</summary>
public sealed class BoundTests
{
    [Fact]
    public void A_counter_that_meets_thousands_of_values_keeps_its_memory()
    {
        using var policy = TestPolicy.WithCondition("network.connect", "distinct(port, by: address, over: \"24h\") > 1000");
        var watch = policy.Load().Watch();
        var facts = Enumerable.Range(0, 20_000).Select(n => Connect($"10.{n >> 16}.{(n >> 8) & 255}.{n & 255}", n % 65_536)).ToList();
        foreach (var fact in facts.Take(5_000))
            watch.Evaluate(fact, process: null, Judging.Noon);

        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var fact in facts)
            watch.Evaluate(fact, process: null, Judging.Noon);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        // The runtime itself takes a little while it compiles the loop anew; a counter that grew would take megabytes.
        Assert.InRange(allocated, 0, 200_000);
    }

    [Fact]
    public void A_busy_group_does_not_push_out_the_others()
    {
        var counter = new Counter(0, CounterKind.Count, TimeSpan.FromMinutes(1), countMax: 5, RuleScope.Execution);
        var entries = new CounterEntries();
        for (var i = 0; i < 3; i++)
            entries.Count(counter, at: 0, by: 1, of: 0);
        for (var i = 0; i < 10_000; i++)
            Assert.InRange(entries.Count(counter, at: i, by: 2, of: 0), 1, 5);

        Assert.Equal(4, entries.Count(counter, at: 10_000, by: 1, of: 0));
    }

    [Fact]
    public void When_all_is_full_the_oldest_goes()
    {
        var counter = new Counter(0, CounterKind.Count, TimeSpan.FromMinutes(1), countMax: 5, RuleScope.Execution);
        var entries = new CounterEntries();
        entries.Count(counter, at: 0, by: 1, of: 0);
        for (var i = 1; i <= CounterEntries.EntriesMax; i++)
            entries.Count(counter, at: i, by: (ulong)i + 1, of: 0);

        Assert.Equal(1, entries.Count(counter, at: 2000, by: 1, of: 0));
        Assert.Equal(2, entries.Count(counter, at: 2000, by: CounterEntries.EntriesMax, of: 0));
    }

    [Fact]
    public void Tenants_and_sessions_without_end_fill_a_bounded_table()
    {
        var states = new SharedStates<CounterEntries>();
        for (var i = 0; i < SharedStates<CounterEntries>.StatesMax * 3; i++)
        {
            states.Get_NeedsLock(new(0, RuleScope.Session, "tenant", $"session {i}"), static () => new(), at: i);
            Assert.InRange(states.Count, 1, SharedStates<CounterEntries>.StatesMax);
        }
    }

    [Fact]
    public void The_session_used_least_lately_is_forgotten_first()
    {
        var states = new SharedStates<CounterEntries>();
        var kept = states.Get_NeedsLock(new(0, RuleScope.Session, "tenant", "kept"), static () => new(), at: 0);
        for (var i = 0; i < SharedStates<CounterEntries>.StatesMax * 3; i++)
        {
            states.Get_NeedsLock(new(0, RuleScope.Session, "tenant", $"session {i}"), static () => new(), at: i);
            if (i % 100 == 0)
                Assert.Same(kept, states.Get_NeedsLock(new(0, RuleScope.Session, "tenant", "kept"), static () => new(), at: i));
        }
        Assert.Null(states.Find_NeedsLock(new(0, RuleScope.Session, "tenant", "session 1")));
    }

    [Fact]
    public void A_tenant_with_agents_without_end_makes_no_other_tenant_forgotten()
    {
        var states = new SharedStates<CounterEntries>();
        var quiet = Enumerable.Range(0, 20).Select(n => states.Get_NeedsLock(new(0, RuleScope.Agent, "quiet", $"agent {n}"), static () => new(), at: n)).ToList();
        for (var i = 0; i < SharedStates<CounterEntries>.StatesMax * 3; i++)
            states.Get_NeedsLock(new(0, RuleScope.Agent, "loud", $"agent {i}"), static () => new(), at: 100 + i);

        Assert.All(quiet.Index(), state => Assert.Same(state.Item, states.Find_NeedsLock(new(0, RuleScope.Agent, "quiet", $"agent {state.Index}"))));
        Assert.InRange(states.Count, 1, SharedStates<CounterEntries>.StatesMax);
    }

    [Fact]
    public void A_sequence_keeps_the_latest_of_many_trees()
    {
        var marks = new StepMarks();
        for (var i = 1; i <= StepMarks.TreesMax + 1; i++)
            marks.Set(new(Judging.Noon.AddSeconds(i), i, $"fact {i}", Before: null));

        Assert.Null(marks.Find(1, Judging.Noon, TimeSpan.FromHours(1)));
        Assert.Equal("fact 2", marks.Find(2, Judging.Noon, TimeSpan.FromHours(1))?.Seen);
        Assert.Equal($"fact {StepMarks.TreesMax + 1}", marks.Find(ProcessTrees.Any, Judging.Noon, TimeSpan.FromHours(1))?.Seen);
    }

    [Fact]
    public void Tenants_counted_from_many_threads_lose_no_fact()
    {
        using var policy = TestPolicy.With("rules/4xxx-network.yaml", TestPolicy.Rule
            .Replace("when: port == 4444", "when: 'count(over: \"1h\") == 1000'", StringComparison.Ordinal)
            .Replace("  on: network.connect", "  scope: tenant\n  on: network.connect", StringComparison.Ordinal));
        var loaded = policy.Load();
        var fired = 0;

        Parallel.For(0, 10, _ =>
        {
            var watch = loaded.Watch("tenant");
            for (var i = 0; i < 100; i++)
            {
                if (watch.Fires(i, Connect()))
                    Interlocked.Increment(ref fired);
            }
        });

        Assert.Equal(1, fired);
    }
}

using System.Diagnostics;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Policies.Tests;

/// <summary>Generous bounds, so that only a change of kind fails them; the figures are written to the test's output.</summary>
public sealed class SpeedTests(ITestOutputHelper output)
{
    [Fact]
    public void A_fact_is_judged_in_microseconds()
    {
        var policy = BasePolicy.Policy;
        var profile = policy.Profiles["default"];
        Fact[] facts =
        [
            new NetworkConnect { Family = "inet", Address = "127.0.0.1", Port = 8080, Loopback = true },
            new FileOpen { Path = "/usr/lib/python3/dist-packages/numpy/core/__init__.py" },
            new ProcessExec { Path = "/usr/bin/ls", Name = "ls", CommandLine = "ls -l /work", Arguments = ["ls", "-l", "/work"] },
            new CodeCall { Language = Language.Python, Span = SourceSpan.Start, Name = "pandas.read_csv", Text = "data.csv", Arguments = ["data.csv"] },
        ];
        foreach (var fact in facts)
        {
            Run(policy, fact, profile, 20_000);
            var each = Run(policy, fact, profile, 100_000);
            output.WriteLine($"{fact.Kind}: {policy.Rules.Count(rule => rule.On == fact.Kind)} rules, {each.TotalNanoseconds:F0} ns");
            Assert.InRange(each, TimeSpan.Zero, TimeSpan.FromMicroseconds(100));
        }
    }

    [Fact]
    public void The_shipped_policy_loads_again_in_seconds()
    {
        Assert.NotNull(BasePolicy.Policy);
        var begun = Stopwatch.StartNew();

        PolicyLoader.Load(Path.Combine(BasePolicy.Policies, "base"));

        output.WriteLine($"{BasePolicy.Policy.Rules.Count} rules loaded again in {begun.ElapsedMilliseconds} ms");
        Assert.InRange(begun.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    private static TimeSpan Run(LoadedPolicy policy, Fact fact, Core.Profiles.Profile profile, int times)
    {
        var watch = policy.Watch(WatchScope.Alone(Judging.Noon), profile);
        var begun = Stopwatch.StartNew();
        for (var i = 0; i < times; i++)
            watch.Evaluate(fact, process: null, Judging.Noon);
        return begun.Elapsed / times;
    }
}

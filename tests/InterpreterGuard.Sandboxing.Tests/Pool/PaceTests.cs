using System.Diagnostics;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Sandboxing.Engine;
using InterpreterGuard.Sandboxing.Pool;
using InterpreterGuard.Sandboxing.Profiles;
using InterpreterGuard.Sandboxing.Tests.Support;

namespace InterpreterGuard.Sandboxing.Tests.Pool;

/// <summary>How fast it is, beside the bare engine in the same run. The bounds are wide: a busy machine slows both.</summary>
[Trait("needs", "docker")]
public sealed class PaceTests(ITestOutputHelper output)
{
    private const int Concurrency = 4;

    [Fact]
    public async Task A_warm_print_is_far_faster_than_a_cold_one()
    {
        await using var host = await TestHost.StartAsync(options => options.WarmContainersMax = 2);
        var warm = new List<double>();
        var cold = new List<double>();
        for (var i = 0; i < 12; i++)
        {
            await host.UntilAsync(() => host.Get<SandboxPool>().FullyWarm(Language.Python) == 2 && host.Get<SandboxPool>().Quiet, "a fully warm pool", 120);
            warm.Add(await PrintAsync(host, TestHost.Plain));
            if (i < 6)
                cold.Add(await PrintAsync(host, TestHost.Plain with { ProcessesMax = 100 + i }));
        }

        output.WriteLine($"warm: median {Median(warm):0.0} ms, least {warm.Min():0.0} ms; cold: median {Median(cold):0.0} ms");
        Assert.True(Median(warm) * 3 < Median(cold));
    }

    [Fact]
    public async Task A_sustained_load_keeps_up_with_the_bare_engine()
    {
        await using var host = await TestHost.StartAsync(options => options.StartsInFlightMax = Concurrency);
        var bare = await RateAsync(40, _ => BareAsync(host));
        var ours = await RateAsync(40, async _ => host.Ended(ExecutionStatus.Completed, (await host.RunAsync(Language.Shell, "echo 1")).Outcome));

        output.WriteLine($"bare engine {bare:0.0}/s, executions {ours:0.0}/s, ratio {ours / bare:0.00}");
        Assert.True(ours > bare * 0.4, $"{ours:0.0}/s against {bare:0.0}/s");
    }

    private static async Task<double> PrintAsync(TestHost host, Core.Profiles.Profile profile)
    {
        var submission = TestHost.Submission(Language.Python, "print(1)");
        var started = Stopwatch.GetTimestamp();
        await using var sandbox = await host.Sandboxes.ClaimAsync(Language.Python, profile, CancellationToken.None);
        var outcome = await sandbox.RunAsync(submission, profile.WallClockMax, new RecordingSink(), NoListener.Instance, CancellationToken.None);
        var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        host.Ended(ExecutionStatus.Completed, outcome);
        Assert.Equal("1\n", outcome.Output.Stdout);
        return elapsed;
    }

    private static async Task BareAsync(TestHost host)
    {
        var facts = host.Get<EngineFactsReader>();
        var parameters = ContainerParameters.ForSandbox(new()
        {
            Name = "ig-bare-" + Guid.NewGuid().ToString("N"),
            ImageId = await facts.ImageIdAsync("interpreterguard/shell:latest", CancellationToken.None),
            Profile = TestHost.Plain,
            Language = Language.Shell,
            SocketDirectory = host.Directory,
            Labels = new Dictionary<string, string>(StringComparer.Ordinal),
            Engine = await facts.ReadAsync(CancellationToken.None),
        });
        var id = await host.Engine.CreateAsync(parameters, CancellationToken.None);
        await host.Engine.StartAsync(id, CancellationToken.None);
        await host.Engine.RemoveAsync(id, CancellationToken.None);
    }

    private static async Task<double> RateAsync(int count, Func<int, Task> one)
    {
        var started = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = Concurrency }, async (i, _) => await one(i));
        return count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}

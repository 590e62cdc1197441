using System.Diagnostics;
using System.Globalization;
using InterpreterGuard.Containment.Tests.Hosting;

namespace InterpreterGuard.Containment.Tests;

/// <summary>A killed execution is dead within 100 ms of the observation. The clock stops when the machine's own process table says so, not when the host does.</summary>
[Collection(HostCollection.Name)]
[Trait("needs", "docker")]
public sealed class KillLatencyTests(ContainmentHost containment)
{
    private static readonly TimeSpan _bound = TimeSpan.FromMilliseconds(100);

    [Fact]
    public async Task A_killed_execution_is_dead_within_100_ms_of_the_observation()
    {
        var latencies = new List<TimeSpan>();
        for (var round = 0; round < 5; round++)
            latencies.Add(await KillOnceAsync());

        TestContext.Current.TestOutputHelper!.WriteLine($"milliseconds from observation to death: {string.Join(", ", latencies.Select(latency => latency.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture)))}");
        Assert.All(latencies, latency => Assert.InRange(latency, TimeSpan.FromMilliseconds(-5), _bound));
    }

    private async Task<TimeSpan> KillOnceAsync()
    {
        var mark = Witness.Mark();
        // The path comes on standard input: it is the sensor that sees it. The child sits beside it, doing nothing wrong, and must die too.
        var running = containment.Host.RunAsync(Submission.Python($$"""
            import subprocess, sys, time
            path = sys.stdin.readline().strip()
            subprocess.Popen(["sleep", "{{mark}}"])
            time.sleep(1.5)
            try:
                open(path, "w")
            except OSError:
                pass
            time.sleep(20)
            """) with { Stdin = "/proc/sys/kernel/core_pattern\n" });
        var child = await Witness.FindAsync(mark);
        var deadAt = await Task.Factory.StartNew(() => DeathOf(child.Pid, child.Parent()), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        var answer = await running;

        Assert.True(answer.Status == "killed", $"{answer}");
        var observation = Assert.Single(await containment.Host.ObservationsAsync(answer.Id), observation => observation.GetProperty("decision").GetString() == "killed");
        return deadAt - observation.GetProperty("at").GetDateTimeOffset();
    }

    /// <summary>Looks without pause, so that the looking adds nothing that counts.</summary>
    private static DateTimeOffset DeathOf(params int[] pids)
    {
        var started = Stopwatch.GetTimestamp();
        while (!pids.All(Witness.IsDead))
        {
            if (Stopwatch.GetElapsedTime(started) > TimeSpan.FromSeconds(15))
                throw new TimeoutException("it was not killed within 15 s");
            Thread.Yield();
        }

        return DateTimeOffset.UtcNow;
    }
}

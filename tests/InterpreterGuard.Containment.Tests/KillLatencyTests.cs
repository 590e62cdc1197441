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

    // A witness that was held up longer than this between two looks saw nothing worth judging.
    private static readonly TimeSpan _blink = TimeSpan.FromMilliseconds(25);

    [Fact]
    public async Task A_killed_execution_is_dead_within_100_ms_of_the_observation()
    {
        var latencies = new List<TimeSpan>();
        for (var round = 0; latencies.Count < 5; round++)
        {
            Assert.True(round < 20, "this machine is too busy to be a witness: it looked away in most of 20 rounds");
            if (await KillOnceAsync() is { } latency)
                latencies.Add(latency);
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"milliseconds from observation to death: {string.Join(", ", latencies.Select(latency => latency.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture)))}");
        Assert.All(latencies, latency => Assert.InRange(latency, TimeSpan.FromMilliseconds(-5), _bound));
    }

    /// <summary>Null when the witness looked away at the moment that counts.</summary>
    private async Task<TimeSpan?> KillOnceAsync()
    {
        var mark = Witness.Mark();
        // The path comes on standard input: it is the sensor that sees it. The child sits beside it, doing nothing wrong, and must die too.
        var running = containment.Host.RunAsync(Submission.Python($$"""
            import subprocess, sys, time
            path = sys.stdin.readline().strip()
            subprocess.Popen(["sleep", "{{mark}}"])
            time.sleep(0.7)
            try:
                open(path, "w")
            except OSError:
                pass
            time.sleep(20)
            """) with { Stdin = "/proc/sys/kernel/core_pattern\n" });
        var child = await Witness.FindAsync(mark);
        var (aliveAt, deadAt) = await Task.Factory.StartNew(() => DeathOf(child.Pid, child.Parent()), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        var answer = await running;

        Assert.True(answer.Status == "killed", $"{answer}");
        var observation = Assert.Single(await containment.Host.ObservationsAsync(answer.Id), observation => observation.GetProperty("decision").GetString() == "killed");
        var at = observation.GetProperty("at").GetDateTimeOffset();

        // Alive too late is too late, however the witness was held up afterwards.
        return deadAt - aliveAt <= _blink || aliveAt - at > _bound ? deadAt - at : null;
    }

    /// <summary>When they were last seen alive and first seen dead. Looks every millisecond: a witness that never rests takes the processor from what it measures.</summary>
    private static (DateTimeOffset AliveAt, DateTimeOffset DeadAt) DeathOf(params int[] pids)
    {
        var started = Stopwatch.GetTimestamp();
        var alive = DateTimeOffset.UtcNow;
        while (true)
        {
            var looked = DateTimeOffset.UtcNow;
            if (pids.All(Witness.IsDead))
                return (alive, DateTimeOffset.UtcNow);
            alive = looked;
            if (Stopwatch.GetElapsedTime(started) > TimeSpan.FromSeconds(15))
                throw new TimeoutException("it was not killed within 15 s");
            Thread.Sleep(1);
        }
    }
}

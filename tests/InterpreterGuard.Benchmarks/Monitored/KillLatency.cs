using System.Diagnostics;
using System.Globalization;

namespace InterpreterGuard.Benchmarks.Monitored;

/// <summary>From the moment a program makes a call for which it is ended until its container has no process left, while many others work and are watched.</summary>
internal sealed class KillLatency : IBenchmark
{
    private const int Busy = 32;
    private const int Kills = 50;

    /// <summary>The first few find code that was never run in this host.</summary>
    private const int Unmeasured = 3;
    private const int MillisecondsMax = 100;
    private const string Profile = "working";
    private static readonly TimeSpan WorkMax = TimeSpan.FromSeconds(150);

    private const string Work = """
        while True:
            sum(range(20_000))
            open("/usr/lib/os-release").close()
        """;

    public string Name => "kill";

    public bool NeedsHost => false;

    public string Description => $"{Kills} programs that speak to the engine's socket, one after the other, beside {Busy} that compute and open files";

    public async Task<IReadOnlyList<BenchLine>> RunAsync(BenchHost host)
    {
        await using var own = await BenchHost.StartAsync(
            warm: 2,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Sandboxing__RunningMax"] = $"{Busy + 16}",
                ["Admission__KeySessionsMax"] = $"{Busy + 16}",
                ["Admission__SessionSharePercent"] = "100",
            },
            profiles: $"""

            {Profile}:
              description: Works until it is measured.
              cpu_time: 10m
              wall_clock: 5m

            """);
        var sessions = new string[Busy];
        await Parallel.ForAsync(0, Busy, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, _) => sessions[i] = await own.OpenSessionAsync("python", Profile));
        using var over = new CancellationTokenSource();
        var working = sessions.Select(session => own.WorkInAsync(session, Work, over.Token)).ToList();
        var took = new Samples();
        var until = Stopwatch.GetTimestamp() + (long)(WorkMax.TotalSeconds * Stopwatch.Frequency);
        var kills = 0;
        for (var cold = 0; cold < Unmeasured; cold++)
            await KillAsync(own, -1 - cold);
        for (; kills < Kills && Stopwatch.GetTimestamp() < until; kills++)
            took.Add(await KillAsync(own, kills));

        await over.CancelAsync();
        await Task.WhenAll(working);
        var p99 = took.Percentile(99);
        return [new($"call to killed container, {Busy} busy beside it, p99", $"{p99:F1} ms", $"median {took.Median:F1} ms of {kills}", $"{p99:F1} ms", $"under {MillisecondsMax} ms", p99 < MillisecondsMax)];
    }

    private static async Task<TimeSpan> KillAsync(BenchHost host, int number)
    {
        // Screening would refuse code that names the socket, so the name comes in. It names itself so that we can find it from outside, and says beforehand when it will do it: what it says in the moment itself dies with it. It sleeps until then:
        // one that computes has used up its turn, and waits for the next one before it makes its call.
        var name = $"doomed-{number}";
        var running = host.AttemptAsync($"""
            import socket, time
            open("/proc/self/comm", "w").write("{name}")
            where = input()
            at = time.time_ns() + 1_500_000_000
            print(at, flush=True)
            s = socket.socket(socket.AF_UNIX)
            time.sleep((at - time.time_ns()) / 1e9)
            s.connect(where)
            time.sleep(20)
            """, stdin: "/run/docker.sock\n");
        using var container = await SandboxProcess.FindAsync(name);
        var gone = container.WaitForEnd();
        var answer = await running;
        if (answer.GetProperty("status").GetString() != "killed")
            throw new InvalidOperationException($"the program was not ended: {answer}");
        var called = DateTimeOffset.UnixEpoch.AddTicks(long.Parse(answer.GetProperty("stdout").GetString()!, CultureInfo.InvariantCulture) / TimeSpan.NanosecondsPerTick);
        return await gone - called;
    }
}

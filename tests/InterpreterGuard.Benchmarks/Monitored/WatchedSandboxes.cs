using System.Globalization;
using System.Text.Json;

namespace InterpreterGuard.Benchmarks.Monitored;

/// <summary>Many sandboxes watched at the same time, and the threads that watch them.</summary>
internal sealed class WatchedSandboxes : IBenchmark
{
    private const int Sandboxes = 64;
    private const int ThreadsMax = 4;

    // Each waits until all are at it.
    private const string Cell = """
        import time
        until = time.time() + 3
        opened = 0
        while time.time() < until:
            open("/usr/lib/os-release").close()
            opened += 1
            time.sleep(0.01)
        print(opened)
        """;

    public string Name => "watched";

    public bool NeedsHost => false;

    public string Description => $"{Sandboxes} sessions that open files at the same time, and the host's supervisor threads";

    public async Task<IReadOnlyList<BenchLine>> RunAsync(BenchHost host)
    {
        await using var own = await BenchHost.StartAsync(warm: 0, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Sandboxing__RunningMax"] = $"{Sandboxes + 8}",
            ["Admission__KeySessionsMax"] = $"{Sandboxes + 8}",
            ["Admission__SessionSharePercent"] = "100",
        });
        var sessions = new string[Sandboxes];
        await Parallel.ForAsync(0, Sandboxes, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, _) => sessions[i] = await own.OpenSessionAsync("python"));
        foreach (var session in sessions)
            await own.ExecuteInAsync(session, "1");

        var running = Task.WhenAll(sessions.Select(session => own.ExecuteInAsync(session, Cell)));
        await Task.Delay(TimeSpan.FromSeconds(1));
        var threads = own.SupervisorThreads().Count;
        var answers = await running;
        var (seen, lost, whole) = (0L, 0L, 0);
        foreach (var answer in answers)
        {
            var sensor = answer.GetProperty("security").GetProperty("policy").GetProperty("sensors").EnumerateArray().Single(one => one.GetProperty("sensor").GetString() == "syscalls");
            var calls = sensor.GetProperty("seen").GetInt64();
            (seen, lost) = (seen + calls, lost + sensor.GetProperty("lost").GetInt64());
            whole += calls >= long.Parse(answer.GetProperty("stdout").GetString()!, CultureInfo.InvariantCulture) ? 1 : 0;
        }

        foreach (var session in sessions)
            await own.CloseSessionAsync(session);
        return
        [
            new($"{Sandboxes} sandboxes watched at once, threads", $"{threads}", $"{seen} calls seen", $"{threads}", $"at most {ThreadsMax}", threads is > 0 and <= ThreadsMax),
            new($"{Sandboxes} sandboxes watched at once, seen whole", $"{whole}", $"{lost} calls lost", $"{whole}", $"{Sandboxes}, none lost", whole == Sandboxes && lost == 0),
        ];
    }
}

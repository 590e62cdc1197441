using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using InterpreterGuard.Benchmarks.Monitored.Least;

namespace InterpreterGuard.Benchmarks.Monitored;

/// <summary>What one notified call costs the program that makes it, and how many the supervisor answers in a second when it shares one processor with that program.</summary>
internal sealed class SupervisorCost : IBenchmark
{
    private const int Calls = 10_000;
    private const int Burst = 50_000;
    private const double MicrosecondsMax = 15;
    private const double PerSecondMin = 40_000;

    // A signal that is ignored changes nothing, and a file is opened where it lies: what is left is the call, and who answers it.
    private static readonly string Program = $$"""
        import json, os, time
        os.sched_setaffinity(0, {0})
        clock, kill, open_, close = time.perf_counter_ns, os.kill, os.open, os.close
        me = os.getpid()
        def median(call, after=lambda made: None):
            took = []
            for _ in range({{Calls}}):
                began = clock()
                made = call()
                took.append(clock() - began)
                after(made)
            return sorted(took)[{{Calls / 2}}] / 1000
        signal = median(lambda: kill(me, 28))
        opened = median(lambda: open_("/usr/lib/os-release", 0), close)
        open("near.txt", "w").close()
        near = median(lambda: open_("near.txt", 0), close)
        began = time.perf_counter()
        for _ in range({{Burst}}):
            kill(me, 28)
        print(json.dumps([signal, opened, near, {{Burst}} / (time.perf_counter() - began)]))
        """;

    public string Name => "supervisor";

    public string Description => $"{Calls} signals and {Calls} opened files one by one, {Burst} signals in a row, watched and not";

    public async Task<IReadOnlyList<BenchLine>> RunAsync(BenchHost host)
    {
        await PinAsync(host, "0");
        try
        {
            await host.SettleAsync(TimeSpan.FromSeconds(1));
            var (off, _) = await RunAsync(host, BenchHost.UnwatchedProfile);
            var (on, sensor) = await RunAsync(host, BenchHost.WatchedProfile);
            var (bare, blind) = (await AloneAsync([]), await AloneAsync([$"{LeastProgram.Inside}/blind"]));
            var (seen, lost) = (sensor.GetProperty("seen").GetInt64(), sensor.GetProperty("lost").GetInt64());
            var whole = lost == 0 && seen >= Burst + (3 * Calls);
            return
            [
                Added("a notified call (a signal), median added", on[0], off[0], blind[0] - bare[0]),
                Added("a notified call whose path is read (openat), median added", on[1], off[1], blind[1] - bare[1]),
                Added("the same beneath the working folder, median added", on[2], off[2], blind[2] - bare[2]),
                new("notified calls a second, program and supervisor on one core", $"{on[3]:F0}/s", $"unwatched {off[3]:F0}/s; a supervisor that looks at nothing {blind[3]:F0}/s", $"{on[3]:F0}/s", $"at least {PerSecondMin:F0}/s", on[3] >= PerSecondMin),
                new("notified calls lost", $"{lost}", $"{seen} seen", $"{lost}", "0", whole),
            ];
        }
        finally
        {
            await PinAsync(host, $"0-{Environment.ProcessorCount - 1}");
        }
    }

    private static BenchLine Added(string name, double on, double off, double least) =>
        new(name, $"{on:F1} µs", $"unwatched {off:F1} µs; a supervisor that looks at nothing adds {least:F1} µs", $"{on - off:F1} µs", $"at most {MicrosecondsMax:F0} µs", on - off <= MicrosecondsMax);

    private static async Task<(double[] Figures, JsonElement Sensor)> RunAsync(BenchHost host, string profile)
    {
        var answer = await host.ExecuteAsync(Program, profile);
        var sensor = answer.GetProperty("security").GetProperty("policy").GetProperty("sensors").EnumerateArray().FirstOrDefault(one => one.GetProperty("sensor").GetString() == "syscalls");
        return (JsonSerializer.Deserialize<double[]>(answer.GetProperty("stdout").GetString()!)!, sensor);
    }

    // In the same image, on the same processor, without a guard.
    private static async Task<double[]> AloneAsync(IReadOnlyList<string> under)
    {
        var output = await EngineCommand.RunAsync(
            ["run", "--rm", "--network", "none", "--cpuset-cpus", "0", "--tmpfs", "/tmp", "-w", "/tmp", "-v", $"{LeastProgram.Folder}:{LeastProgram.Inside}:ro", "--entrypoint", "/usr/bin/env", EngineCommand.PythonImage, .. under, "python3", "-c", Program]);
        return JsonSerializer.Deserialize<double[]>(output)!;
    }

    private static async Task PinAsync(BenchHost host, string processors)
    {
        foreach (var thread in host.SupervisorThreads())
        {
            using var pin = Process.Start(new ProcessStartInfo("taskset", ["-c", "-p", processors, thread.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true, UseShellExecute = false })!;
            await pin.WaitForExitAsync();
        }
    }
}

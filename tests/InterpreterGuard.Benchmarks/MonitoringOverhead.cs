using System.Text.Json;

namespace InterpreterGuard.Benchmarks;

/// <summary>
/// The same programs with the syscall sensor on and off, turn by turn. The figure is the median of the ratios of neighbours: a machine that is slower for a minute is slower for both.
/// </summary>
internal sealed class MonitoringOverhead : IBenchmark
{
    private const int Rounds = 15;

    private const string CpuBound = """
        total = 0
        for i in range(34_000_000):
            total += i & 7
        print(total)
        """;

    // A child interpreter: the warm one may have imported pandas already, and the question is what a cold import costs under watch.
    private const string FilesAndImport = """
        import subprocess, sys
        program = '''
        import pandas
        for i in range(200):
            with open(f"file-{i}.txt", "w") as f:
                f.write("x" * 1000)
        total = 0
        for i in range(200):
            with open(f"file-{i}.txt") as f:
                total += len(f.read())
        print(total)
        '''
        print(subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout)
        """;

    public string Name => "overhead";

    public string Description => $"two programs, {Rounds} × each with the sensor on and off in turn";

    public async Task<IReadOnlyList<BenchLine>> RunAsync(BenchHost host) =>
    [
        await CompareAsync(host, "sensor on, CPU-bound", CpuBound, 1.03),
        await CompareAsync(host, "sensor on, pandas and 200 files", FilesAndImport, 1.25),
    ];

    private static async Task<BenchLine> CompareAsync(BenchHost host, string name, string code, double aim)
    {
        var on = new Samples();
        var off = new Samples();
        var ratios = new List<double>(Rounds);
        for (var round = 0; round < Rounds; round++)
        {
            // Who goes first changes: what the first leaves behind in caches must not always help the same one.
            var watchedFirst = round % 2 == 0;
            var first = await RunAsync(host, code, watchedFirst ? BenchHost.WatchedProfile : BenchHost.UnwatchedProfile);
            var second = await RunAsync(host, code, watchedFirst ? BenchHost.UnwatchedProfile : BenchHost.WatchedProfile);
            var (watched, unwatched) = watchedFirst ? (first, second) : (second, first);
            on.Add(watched);
            off.Add(unwatched);
            ratios.Add(watched / unwatched);
        }

        ratios.Sort();
        var ratio = ratios[Rounds / 2];
        return new(name, $"{on.Median:F0} ms", $"off {off.Median:F0} ms", $"{ratio:F3} ×", $"at most {aim:F2} ×", ratio <= aim);
    }

    private static async Task<TimeSpan> RunAsync(BenchHost host, string code, string profile)
    {
        await host.SettleAsync(TimeSpan.FromSeconds(1));
        var answer = await host.ExecuteAsync(code, profile);
        return TimeSpan.FromMilliseconds(answer.GetProperty("timings").GetProperty("run_ms").GetDouble());
    }
}

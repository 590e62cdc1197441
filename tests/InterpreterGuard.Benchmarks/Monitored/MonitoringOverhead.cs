namespace InterpreterGuard.Benchmarks.Monitored;

/// <summary>
/// The same program with the syscall sensor on and off, turn by turn. The figure is the median of the ratios of neighbours: a machine that is slower for a minute is slower for both. Beside it the same
/// program in the same image, started by the engine alone: bare, under <c>strace -f</c>, and under a supervisor in C that lets every call go on without a look.
/// </summary>
internal sealed class MonitoringOverhead(WatchedProgram program) : IBenchmark
{
    private const int TracedRounds = 3;
    private const int BlindRounds = 5;

    public string Name => $"overhead-{program.Name}";

    public string Description => $"{program.What}: {program.Rounds} × each with the sensor on and off in turn, then {TracedRounds} × bare and under strace -f, attached from outside the container, and {BlindRounds} × bare and under a supervisor that looks at nothing";

    public async Task<IReadOnlyList<BenchLine>> RunAsync(BenchHost host)
    {
        var (on, off) = (new Samples(), new Samples());
        var ratio = await InTurnAsync(
            program.Rounds, on, off, () => RunAsync(host, BenchHost.WatchedProfile), () => RunAsync(host, BenchHost.UnwatchedProfile));
        var traced = TracedProgram.IsThere ? await InTurnAsync(TracedRounds, new(), new(), () => TracedProgram.TracedAsync(program.Code), () => TracedProgram.BareAsync(program.Code)) : 0;
        var blind = await InTurnAsync(BlindRounds, new(), new(), () => TracedProgram.BlindlyWatchedAsync(program.Code), () => TracedProgram.BareAsync(program.Code));
        var beside = (traced > 0 ? $"strace -f {traced:F2} ×" : "strace is not installed") + $"; a supervisor that looks at nothing {blind:F3} ×";
        return [new($"sensor on, {program.What}", $"{on.Median:F0} ms", $"off {off.Median:F0} ms; {beside}", $"{ratio:F3} ×", $"at most {program.AtMost:F2} ×", ratio <= program.AtMost)];
    }

    private static async Task<double> InTurnAsync(int rounds, Samples with, Samples without, Func<Task<TimeSpan>> runWith, Func<Task<TimeSpan>> runWithout)
    {
        var ratios = new List<double>(rounds);
        for (var round = 0; round < rounds; round++)
        {
            // Who goes first changes: what the first leaves behind in caches must not always help the same one.
            var withFirst = round % 2 == 0;
            var first = await (withFirst ? runWith() : runWithout());
            var second = await (withFirst ? runWithout() : runWith());
            var (watched, unwatched) = withFirst ? (first, second) : (second, first);
            with.Add(watched);
            without.Add(unwatched);
            ratios.Add(watched / unwatched);
        }

        ratios.Sort();
        return ratios[rounds / 2];
    }

    private async Task<TimeSpan> RunAsync(BenchHost host, string profile)
    {
        await host.SettleAsync(TimeSpan.FromMilliseconds(300));
        var answer = await host.ExecuteAsync(program.Code, profile);
        return TimeSpan.FromMilliseconds(answer.GetProperty("timings").GetProperty("run_ms").GetDouble());
    }
}

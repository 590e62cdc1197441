namespace InterpreterGuard.Benchmarks;

/// <summary>A warm <c>print(1)</c> over HTTP, a fresh container each time, against the engine's own command line doing the same.</summary>
internal sealed class WarmLatency : IBenchmark
{
    private const int Rounds = 40;
    private const int EngineRounds = 10;

    /// <summary>Long enough for the sandbox that takes the used one's place to be started and to import its libraries: the question is what a claim costs from a pool that is warm.</summary>
    private static readonly TimeSpan Refilled = TimeSpan.FromSeconds(4);

    public string Name => "warm";

    public string Description => $"{Rounds} × print(1) over HTTP with screening and monitoring on, {EngineRounds} × docker run between them";

    public async Task<IReadOnlyList<BenchLine>> RunAsync(BenchHost host)
    {
        var ours = new Samples();
        var engine = new Samples();
        for (var round = 0; round < 10; round++)
            await host.ExecuteAsync("print(1)");
        await host.SettleAsync(TimeSpan.FromSeconds(30));
        for (var round = 0; round < Rounds; round++)
        {
            await host.SettleAsync(Refilled);
            ours.Add(await Timing.OfAsync(() => host.ExecuteAsync("print(1)")));
            if (round % (Rounds / EngineRounds) == 0)
            {
                await host.SettleAsync(Refilled);
                engine.Add(await Timing.OfAsync(EngineCommand.RunAsync));
            }
        }

        var ratio = engine.Median / ours.Median;
        var tail = ours.Percentile(99) / ours.Median;
        return
        [
            new("warm print(1), median", $"{ours.Median:F1} ms", $"docker run {engine.Median:F0} ms", $"1/{ratio:F1}", "at most 1/20", ratio >= 20),
            new("warm print(1), p99", $"{ours.Percentile(99):F1} ms", $"median {ours.Median:F1} ms", $"{tail:F1} ×", "at most 4 ×", tail <= 4),
        ];
    }
}

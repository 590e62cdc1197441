using System.Diagnostics;

namespace InterpreterGuard.Benchmarks;

/// <summary>The second and later cells of a session over HTTP, with screening and monitoring on, against the engine's own command line running the same program.</summary>
internal sealed class SessionLatency : IBenchmark
{
    private const int Rounds = 60;
    private const int EngineRounds = 10;

    public string Name => "session";

    public string Description => $"{Rounds} × print(1) in one session over HTTP, {EngineRounds} × docker run between them";

    public async Task<IReadOnlyList<BenchLine>> RunAsync(BenchHost host)
    {
        var ours = new Samples();
        var engine = new Samples();
        var session = await host.OpenSessionAsync("python");
        for (var round = 0; round < 10; round++)
            await host.ExecuteInAsync(session, "print(1)");
        await host.SettleAsync(TimeSpan.FromSeconds(20));
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(await Timing.OfAsync(() => host.ExecuteInAsync(session, "print(1)")));
            if (round % (Rounds / EngineRounds) == 0)
                engine.Add(await Timing.OfAsync(EngineCommand.RunAsync));
        }

        await host.CloseSessionAsync(session);
        var ratio = engine.Median / ours.Median;
        return [new("second cell of a session, median", $"{ours.Median:F1} ms", $"docker run {engine.Median:F0} ms", $"1/{ratio:F1}", "at most 1/50", ratio >= 50)];
    }
}

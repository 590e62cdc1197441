using System.Diagnostics;

namespace InterpreterGuard.Benchmarks;

/// <summary>The second and later cells of a session over HTTP, with screening and monitoring on, against the engine's own command line running the same program.</summary>
internal sealed class SessionLatency : IBenchmark
{
    private const int Rounds = 60;
    private const int EngineRounds = 10;

    /// <summary>A host is long-lived: its code is compiled for good after some hundreds of requests.</summary>
    private const int WarmUpRounds = 200;

    /// <summary>Shorter than any agent's pause between two cells, for it reads the one's answer before it writes the next.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public string Name => "session";

    public string Description => $"{Rounds} × print(1) in one session over HTTP, {Pause.TotalMilliseconds} ms apart, then {Rounds} without a pause; {EngineRounds} × docker run between them";

    public async Task<IReadOnlyList<BenchLine>> RunAsync(BenchHost host)
    {
        var ours = new Samples();
        var engine = new Samples();
        var session = await host.OpenSessionAsync("python");
        for (var round = 0; round < WarmUpRounds; round++)
            await host.ExecuteInAsync(session, "print(1)");
        await host.SettleAsync(TimeSpan.FromSeconds(20));
        for (var round = 0; round < Rounds; round++)
        {
            await Task.Delay(Pause);
            ours.Add(await Timing.OfAsync(() => host.ExecuteInAsync(session, "print(1)")));
            if (round % (Rounds / EngineRounds) == 0)
                engine.Add(await Timing.OfAsync(EngineCommand.RunAsync));
        }

        var hurried = new Samples();
        for (var round = 0; round < Rounds; round++)
            hurried.Add(await Timing.OfAsync(() => host.ExecuteInAsync(session, "print(1)")));

        await host.CloseSessionAsync(session);
        var ratio = engine.Median / ours.Median;
        return
        [
            new("second cell of a session, median", $"{ours.Median:F1} ms", $"docker run {engine.Median:F0} ms", $"1/{ratio:F1}", "at most 1/50", ratio >= 50),
            new("cells without a pause, median", $"{hurried.Median:F1} ms", $"docker run {engine.Median:F0} ms", $"1/{engine.Median / hurried.Median:F1}", "-", true),
        ];
    }
}

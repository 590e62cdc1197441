using System.Diagnostics;
using Docker.DotNet;

namespace InterpreterGuard.Benchmarks;

/// <summary>Executions in a row, against the rate at which the bare engine creates, starts and removes the very same container.</summary>
internal sealed class SustainedRate : IBenchmark
{
    private const int Executions = 200;
    private const int EngineContainers = 60;
    private const int Concurrency = 4;

    public string Name => "sustained";

    public string Description => $"{Executions} executions at concurrency {Concurrency}, {EngineContainers} bare containers before and after";

    public async Task<IReadOnlyList<BenchLine>> RunAsync(BenchHost host)
    {
        using var engine = new DockerClientConfiguration().CreateClient();
        var template = await BareContainer.TemplateAsync(engine);
        await host.SettleAsync(TimeSpan.FromSeconds(5));

        var before = await RateAsync(EngineContainers, async () => await BareContainer.RemoveAsync(engine, await BareContainer.StartAsync(engine, template)));
        await host.SettleAsync(TimeSpan.FromSeconds(5));
        var ours = await RateAsync(Executions, () => host.ExecuteAsync("print(1)"));
        await host.SettleAsync(TimeSpan.FromSeconds(5));
        var after = await RateAsync(EngineContainers, async () => await BareContainer.RemoveAsync(engine, await BareContainer.StartAsync(engine, template)));

        var bare = (before + after) / 2;
        var ratio = ours / bare;
        return [new("sustained, 4 at once", $"{ours:F1}/s", $"bare engine {bare:F1}/s", $"{ratio:F2} ×", "at least 0.70 ×", ratio >= 0.7)];
    }

    private static async Task<double> RateAsync(int count, Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = Concurrency }, async (_, _) => await work());
        return count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}

using System.Diagnostics;
using Docker.DotNet;
using Docker.DotNet.Models;

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
        var template = await TemplateAsync(engine);
        await host.SettleAsync(TimeSpan.FromSeconds(5));

        var before = await RateAsync(EngineContainers, () => BareContainerAsync(engine, template));
        await host.SettleAsync(TimeSpan.FromSeconds(5));
        var ours = await RateAsync(Executions, () => host.ExecuteAsync("print(1)"));
        await host.SettleAsync(TimeSpan.FromSeconds(5));
        var after = await RateAsync(EngineContainers, () => BareContainerAsync(engine, template));

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

    /// <summary>A sandbox of the running pool, read back from the engine: the bare side makes exactly this one, flag by flag.</summary>
    private static async Task<ContainerInspectResponse> TemplateAsync(DockerClient engine)
    {
        var filter = new Dictionary<string, IDictionary<string, bool>>(StringComparer.Ordinal)
        {
            ["label"] = new Dictionary<string, bool>(StringComparer.Ordinal) { ["interpreterguard.role=sandbox"] = true },
            ["ancestor"] = new Dictionary<string, bool>(StringComparer.Ordinal) { ["interpreterguard/python:latest"] = true },
        };
        var running = await engine.Containers.ListContainersAsync(new ContainersListParameters { Filters = filter });
        return await engine.Containers.InspectContainerAsync(running[0].ID);
    }

    private static async Task BareContainerAsync(DockerClient engine, ContainerInspectResponse template)
    {
        // Without our labels: the host's reaper must not take it for an orphan.
        var parameters = new CreateContainerParameters(template.Config) { HostConfig = template.HostConfig, Name = $"bare-{Guid.NewGuid():N}", Labels = null };
        var created = await engine.Containers.CreateContainerAsync(parameters);
        await engine.Containers.StartContainerAsync(created.ID, new ContainerStartParameters());
        await engine.Containers.RemoveContainerAsync(created.ID, new ContainerRemoveParameters { Force = true });
    }
}

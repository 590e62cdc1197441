using Docker.DotNet;
using Docker.DotNet.Models;

namespace InterpreterGuard.Benchmarks;

/// <summary>Many executions in a row, each with a file left behind: nothing of them may stay but their record.</summary>
internal sealed class Endurance : IBenchmark
{
    private const int Executions = 1000;
    private const int Warming = 300;
    private const int LooksMax = 120;
    private const long GrowthMax = 20L << 20;

    public string Name => "endurance";

    public string Description => $"{Executions} executions at concurrency 4 after {Warming} to warm up: containers, volumes, sockets and memory before and after";

    public async Task<IReadOnlyList<BenchLine>> RunAsync(BenchHost host)
    {
        using var engine = new DockerClientConfiguration().CreateClient();
        await ManyAsync(host, Warming);
        await host.SettleAsync(TimeSpan.FromSeconds(30));
        var before = await CountAsync(engine, host);

        await ManyAsync(host, Executions);
        await host.SettleAsync(TimeSpan.FromSeconds(30));
        var after = await CountAsync(engine, host);

        // A container that the pool is just making, or whose removal the engine has not finished, is not left behind.
        for (var look = 0; look < LooksMax && after.Things > before.Things; look++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            after = await CountAsync(engine, host);
        }

        var growth = after.Memory - before.Memory;
        var things = after.Things - before.Things;
        return
        [
            new($"{Executions} executions leave behind", after.Told, $"{before.Told} before", $"{things}", "0", things <= 0),
            new($"{Executions} executions, host memory", $"{growth / 1048576.0:F1} MiB more", $"{before.Memory / 1048576.0:F0} MiB before", $"{growth / 1048576.0:F1} MiB", "at most 20 MiB", growth <= GrowthMax),
        ];
    }

    private static Task ManyAsync(BenchHost host, int count) => Parallel.ForEachAsync(
        Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (number, _) => await host.ExecuteAsync($"print({number})"));

    private static async Task<(int Things, string Told, long Memory)> CountAsync(DockerClient engine, BenchHost host)
    {
        IDictionary<string, bool> ours = new Dictionary<string, bool>(StringComparer.Ordinal) { [$"interpreterguard.runtime-directory={host.RuntimeDirectory}"] = true };
        var filter = new Dictionary<string, IDictionary<string, bool>>(StringComparer.Ordinal) { ["label"] = ours };
        var containers = await engine.Containers.ListContainersAsync(new ContainersListParameters { All = true, Filters = filter });
        var volumes = await engine.Volumes.ListAsync(new VolumesListParameters { Filters = filter });
        var folders = Directory.GetFileSystemEntries(host.RuntimeDirectory).Length;
        var there = 0;
        foreach (var container in containers)
            there += await IsThereAsync(engine, container.ID) ? 1 : 0;
        var told = $"{there} containers, {volumes.Volumes.Count} volumes, {folders} folders";
        return (there + volumes.Volumes.Count + folders, told, host.ResidentBytes(resetPeak: false).Now);
    }

    /// <summary>Engine 20.10 goes on listing some containers, as being removed, of which nothing is left: asked for one by its id, it knows none.</summary>
    private static async Task<bool> IsThereAsync(DockerClient engine, string id)
    {
        try
        {
            await engine.Containers.InspectContainerAsync(id);
            return true;
        }
        catch (DockerContainerNotFoundException)
        {
            return false;
        }
    }
}

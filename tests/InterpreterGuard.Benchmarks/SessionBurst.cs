using Docker.DotNet;

namespace InterpreterGuard.Benchmarks;

/// <summary>Many sessions asked for at once, more than the pool has, against the bare engine starting as many of the very same containers at the same concurrency.</summary>
internal sealed class SessionBurst : IBenchmark
{
    private const int Sessions = 32;
    private const int Pool = 16;

    public string Name => "burst";

    public bool NeedsHost => false;

    public string Description => $"{Sessions} sessions at once with a pool of {Pool}, and {Sessions} bare containers at once";

    public async Task<IReadOnlyList<BenchLine>> RunAsync(BenchHost host)
    {
        await using var own = await BenchHost.StartAsync(warm: Pool, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Sandboxing__RunningMax"] = "64",
            ["Admission__KeySessionsMax"] = "64",
            ["Admission__SessionSharePercent"] = "100",
        });
        using var engine = new DockerClientConfiguration().CreateClient();
        var template = await BareContainer.TemplateAsync(engine);
        await own.SettleAsync(TimeSpan.FromSeconds(60));

        var ours = new Samples();
        var opened = await AllAsync(ours, () => own.OpenSessionAsync("python"));
        foreach (var session in opened)
        {
            await own.ExecuteInAsync(session, "print(1)");
            await own.CloseSessionAsync(session);
        }

        await own.SettleAsync(TimeSpan.FromSeconds(20));
        var bare = new Samples();
        var made = await AllAsync(bare, () => BareContainer.StartAsync(engine, template));
        foreach (var container in made)
            await BareContainer.RemoveAsync(engine, container);

        var ratio = ours.Median / bare.Median;
        return [new($"{Sessions} sessions at once, median", $"{ours.Median:F0} ms (all {Sessions} served)", $"bare engine {bare.Median:F0} ms", $"{ratio:F2} ×", "at most 0.5 ×", ratio <= 0.5)];
    }

    private static async Task<IReadOnlyList<string>> AllAsync(Samples samples, Func<Task<string>> make)
    {
        var made = await Task.WhenAll(Enumerable.Range(0, Sessions).Select(async _ =>
        {
            var id = "";
            var took = await Timing.OfAsync(async () => id = await make());
            lock (samples)
                samples.Add(took);
            return id;
        }));
        return made;
    }
}

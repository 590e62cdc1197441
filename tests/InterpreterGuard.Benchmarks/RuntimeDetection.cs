using InterpreterGuard.Benchmarks.Corpora;

namespace InterpreterGuard.Benchmarks;

/// <summary>
/// What the sensors and their rules see of programs that run. Abusive ones run under the base policy whose rules about source only observe, so that nothing is refused before it runs; honest ones as in production.
/// The folder of corpora stands in <c>GUARD_CORPORA</c>.
/// </summary>
internal sealed class RuntimeDetection : IBenchmark
{
    private const string SourceOnlyObserves = """
        why: To see what the sensors see. Nothing is refused for what it says.
        switch:
          - { family: 1xxx, enforcement: observe }
          - { family: 8xxx, enforcement: observe }
        """;

    public string Name => "runtime";

    public string Description => "programs of corpora, run and watched; abusive ones are not refused for what their source says";

    public bool NeedsHost => false;

    public async Task<IReadOnlyList<BenchLine>> RunAsync(BenchHost host)
    {
        if (CorpusProgram.Folder is not { } folder)
            throw new InvalidOperationException("GUARD_CORPORA names no folder: give one with programs to run (*.jsonl)");
        var programs = CorpusProgram.ReadFolder(folder);
        var overlays = Directory.CreateTempSubdirectory("guard-bench-overlay-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(overlays, "source.yaml"), SourceOnlyObserves);
            var abusive = await CorpusRunning.RunAsync(CorpusRunning.Abusive(programs), new Dictionary<string, string>(StringComparer.Ordinal) { ["Policies__OverlayDirectory"] = overlays });
            var honest = await CorpusRunning.RunAsync(CorpusRunning.Honest(programs), new Dictionary<string, string>(StringComparer.Ordinal));
            return await CorpusRunning.ReportAsync(abusive, honest);
        }
        finally
        {
            Directory.Delete(overlays, recursive: true);
        }
    }
}

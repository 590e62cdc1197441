namespace InterpreterGuard.Benchmarks;

/// <summary>One question about speed, answered against the running host.</summary>
internal interface IBenchmark
{
    string Name { get; }

    string Description { get; }

    /// <summary>It asks a running host. Those that do not are measured without one.</summary>
    bool NeedsHost => true;

    /// <param name="host">The running host. Not to be touched by a benchmark that needs none.</param>
    Task<IReadOnlyList<BenchLine>> RunAsync(BenchHost host);
}

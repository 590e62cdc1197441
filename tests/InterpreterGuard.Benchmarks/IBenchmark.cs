namespace InterpreterGuard.Benchmarks;

/// <summary>One question about speed, answered against the running host.</summary>
internal interface IBenchmark
{
    string Name { get; }

    string Description { get; }

    Task<IReadOnlyList<BenchLine>> RunAsync(BenchHost host);
}

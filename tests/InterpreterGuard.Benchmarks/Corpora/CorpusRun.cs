namespace InterpreterGuard.Benchmarks.Corpora;

/// <summary>A program as it was seen to run.</summary>
/// <param name="Program">What ran.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Said">The end of what it said itself.</param>
/// <param name="Read">What rules said of its source.</param>
/// <param name="Seen">What rules said of what it did.</param>
internal sealed record CorpusRun(CorpusProgram Program, string Status, string Said, IReadOnlyList<CorpusFinding> Read, IReadOnlyList<CorpusFinding> Seen)
{
    /// <summary>Something of medium severity or more was seen while it ran.</summary>
    public bool SeenRunning => Seen.Any(one => one.Counts);

    /// <summary>Something of medium severity or more was read or seen.</summary>
    public bool Told => SeenRunning || Read.Any(one => one.Counts);
}

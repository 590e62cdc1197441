namespace InterpreterGuard.Cli.Verifying;

/// <summary>What is not as it was exported.</summary>
/// <param name="Entry">Where.</param>
/// <param name="What">What was found.</param>
/// <param name="Means">What that means to whoever relies on the archive.</param>
internal sealed record ArchiveProblem(string Entry, string What, string Means)
{
    public override string ToString() => $"{Entry}: {What} {Means}";
}

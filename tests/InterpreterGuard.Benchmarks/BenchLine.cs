namespace InterpreterGuard.Benchmarks;

/// <summary>One row of the table.</summary>
internal sealed record BenchLine(string Name, string Ours, string Beside, string Figure, string Aim, bool Met)
{
    /// <summary>A row about how many of all.</summary>
    public static BenchLine Share(string name, int some, int all, string aim, Func<double, bool> met)
    {
        var share = (double)some / all;
        return new(name, $"{some}", $"of {all}", $"{share:P2}", aim, met(share));
    }
}

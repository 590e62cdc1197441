namespace InterpreterGuard.Cli.Running;

/// <summary>A program to start, with everything stated.</summary>
internal sealed record Invocation(string Program, params IReadOnlyList<string> Arguments)
{
    /// <summary>Where it runs; the current folder when <see langword="null"/>.</summary>
    public string? Folder { get; init; }

    /// <summary>Variables set beside the inherited ones.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>After this it is ended, with everything it started.</summary>
    public TimeSpan TimeMax { get; init; } = TimeSpan.FromMinutes(30);

    public override string ToString() => string.Join(' ', [Program, .. Arguments]);
}

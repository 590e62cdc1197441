namespace InterpreterGuard.Cli.Api;

/// <summary>What <c>guard policy replay</c> sends: a policy folder's files, or an overlay folder's.</summary>
internal sealed record ReplayRequest
{
    public IReadOnlyDictionary<string, string>? Policy { get; init; }

    public string? Preset { get; init; }

    public IReadOnlyDictionary<string, string>? Overlay { get; init; }

    public required string Since { get; init; }

    public required int Limit { get; init; }
}

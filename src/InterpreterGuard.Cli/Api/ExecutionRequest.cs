namespace InterpreterGuard.Cli.Api;

/// <summary>What <c>guard run</c> sends. Names on the wire are snake_case; what is <see langword="null"/> is left out.</summary>
internal sealed record ExecutionRequest
{
    public required string Language { get; init; }

    public required string Code { get; init; }

    public string? Stdin { get; init; }

    public IReadOnlyList<string>? Args { get; init; }

    public string? Profile { get; init; }

    public double? TimeoutSeconds { get; init; }

    public required RequestContext Context { get; init; }
}

namespace InterpreterGuard.Cli.Api;

/// <summary>Who asks.</summary>
internal sealed record RequestContext
{
    public required string Agent { get; init; }

    public required string User { get; init; }
}

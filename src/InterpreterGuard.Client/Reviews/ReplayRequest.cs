namespace InterpreterGuard.Client;

/// <summary>A policy to ask about the past: a base folder's files, or an overlay's over the host's own base.</summary>
public sealed record ReplayRequest
{
    /// <summary>A base folder's files by name. Default: the host's.</summary>
    public IReadOnlyDictionary<string, string>? Policy { get; init; }

    /// <summary>A preset by name; empty for none. Default: the host's.</summary>
    public string? Preset { get; init; }

    /// <summary>An overlay folder's files by name. Default: the host's.</summary>
    public IReadOnlyDictionary<string, string>? Overlay { get; init; }

    /// <summary>How far back: <c>30m</c>, <c>12h</c>, <c>7d</c>, or a time.</summary>
    public required string Since { get; init; }

    /// <summary>At most so many executions, the newest ones. 1 to 100000.</summary>
    public required int Limit { get; init; }
}

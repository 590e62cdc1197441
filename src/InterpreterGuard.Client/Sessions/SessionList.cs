namespace InterpreterGuard.Client;

/// <summary>A page of sessions: an agent's own, or all for a reviewer.</summary>
public sealed record SessionList : GuardAnswer
{
    /// <summary>The sessions.</summary>
    public IReadOnlyList<SessionState> Sessions { get; init; } = [];

    /// <summary>What to ask for the next page after; <see langword="null"/> on the last one.</summary>
    public string? Next { get; init; }
}

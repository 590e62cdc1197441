using InterpreterGuard.Core.Identity;

namespace InterpreterGuard.Core.Sessions;

/// <summary>A session, as it stands.</summary>
public sealed record SessionView
{
    public required SessionId Id { get; init; }

    /// <summary>What it was opened with.</summary>
    public required SessionRequest Request { get; init; }

    public required IReadOnlyList<ContextView> Contexts { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset LastUsedAt { get; init; }

    /// <summary>When it ends unless it is used before.</summary>
    public required DateTimeOffset IdleUntil { get; init; }

    /// <summary>When it ends whatever happens.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Why it ended; <see langword="null"/> while it lives.</summary>
    public string? EndedReason { get; init; }
}

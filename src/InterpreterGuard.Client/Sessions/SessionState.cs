namespace InterpreterGuard.Client;

/// <summary>A session as it stands. Times are UTC.</summary>
public sealed record SessionState : GuardAnswer
{
    /// <summary>Such as <c>ses_0123…</c>.</summary>
    public string Id { get; init; } = "";

    /// <summary><c>ready</c> or <c>ended</c>.</summary>
    public string Status { get; init; } = "";

    /// <summary>The language of code that names none.</summary>
    public string Language { get; init; } = "";

    /// <summary>The profile it has.</summary>
    public string Profile { get; init; } = "";

    /// <summary>Its interpreters, one a language.</summary>
    public IReadOnlyList<SessionContext> Contexts { get; init; } = [];

    /// <summary>When it was opened.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last used.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>When it ends unless it is used before.</summary>
    public DateTimeOffset? IdleUntil { get; init; }

    /// <summary>When it ends in any case.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Why it ended.</summary>
    public string? EndedReason { get; init; }
}

using InterpreterGuard.Core.Sessions;

namespace InterpreterGuard.Host.Sessions;

/// <summary>A session, as callers read it. Times are UTC.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Status"><c>ready</c> or <c>ended</c>.</param>
/// <param name="Language">The language of executions that name none.</param>
/// <param name="Profile">What each of its interpreters may have.</param>
/// <param name="Contexts">Its interpreters; they share the work folder and nothing else.</param>
/// <param name="CreatedAt">When it was opened.</param>
/// <param name="LastUsedAt">When something was last asked of it.</param>
/// <param name="IdleUntil">When it ends unless it is used before.</param>
/// <param name="ExpiresAt">When it ends whatever happens.</param>
/// <param name="EndedReason">Why it ended.</param>
internal sealed record SessionResponse(
    string Id,
    string Status,
    string Language,
    string Profile,
    IReadOnlyList<ContextResponse> Contexts,
    DateTimeOffset CreatedAt,
    DateTimeOffset LastUsedAt,
    DateTimeOffset IdleUntil,
    DateTimeOffset ExpiresAt,
    string? EndedReason)
{
    public static SessionResponse Of(SessionView session) => new(
        session.Id.ToString(),
        session.EndedReason is null ? "ready" : "ended",
        session.Request.Language.Name,
        session.Request.ProfileName,
        [.. session.Contexts.Select(context => new ContextResponse(context.Language.Name, context.State, context.Executions, context.StartedAt))],
        session.CreatedAt,
        session.LastUsedAt,
        session.IdleUntil,
        session.ExpiresAt,
        session.EndedReason);
}

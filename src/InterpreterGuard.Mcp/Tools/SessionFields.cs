using InterpreterGuard.Client;

namespace InterpreterGuard.Mcp.Tools;

/// <summary>A session as structured content.</summary>
internal sealed record SessionFields(string SessionId, string Status, string Language, DateTimeOffset? IdleUntil, DateTimeOffset? ExpiresAt)
{
    public static SessionFields Of(SessionState session) => new(session.Id, session.Status, session.Language, session.IdleUntil, session.ExpiresAt);

    public string ToLine() => $"{SessionId} ({Language}, {Status}{(IdleUntil is { } idle ? $", ends at {idle:u} unless it is used" : "")})";
}

namespace InterpreterGuard.Host.Sessions;

/// <summary>Sessions, oldest first, and where the next page begins.</summary>
internal sealed record SessionPage(IReadOnlyList<SessionResponse> Sessions, string? Next);

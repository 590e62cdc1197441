namespace InterpreterGuard.Host.Sessions;

/// <summary>What lies in a folder of a session and below.</summary>
/// <param name="Files">By path.</param>
/// <param name="Truncated">There is more: beyond 4096 entries, deeper than 32 folders, or where the work user may not look; name a folder.</param>
internal sealed record SessionFilePage(IReadOnlyList<SessionFileResponse> Files, bool Truncated);

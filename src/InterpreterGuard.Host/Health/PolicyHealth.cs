namespace InterpreterGuard.Host.Health;

/// <summary>The policy in force, and how reading a newer one went.</summary>
internal sealed record PolicyHealth(string Id, string Hash, string Enforcement, ReloadHealth? Reload);

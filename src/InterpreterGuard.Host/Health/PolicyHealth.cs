namespace InterpreterGuard.Host.Health;

/// <summary>The policy in force.</summary>
internal sealed record PolicyHealth(string Id, string Hash, string Enforcement);

namespace InterpreterGuard.Host.Health;

/// <summary>Whether the container engine answers.</summary>
internal sealed record EngineHealth(bool Answers, string? Problem);

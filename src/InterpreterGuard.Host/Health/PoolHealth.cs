namespace InterpreterGuard.Host.Health;

/// <summary>Sandboxes: warm ones by language, those running, and how many may.</summary>
internal sealed record PoolHealth(IReadOnlyDictionary<string, int> Warm, int Running, int RunningMax);

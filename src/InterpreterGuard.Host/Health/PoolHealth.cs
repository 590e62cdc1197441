namespace InterpreterGuard.Host.Health;

/// <summary>Sandboxes: warm ones by language, those running, how many may, and containers that the engine keeps although it was asked to remove them.</summary>
internal sealed record PoolHealth(IReadOnlyDictionary<string, int> Warm, int Running, int RunningMax, int LeftOver);

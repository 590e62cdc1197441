namespace InterpreterGuard.Core.Replays;

/// <summary>How far a replay is.</summary>
/// <param name="LookedAt">Executions it has looked at.</param>
/// <param name="Of">Executions it will look at, if time allows.</param>
public sealed record ReplayProgress(int LookedAt, long Of);

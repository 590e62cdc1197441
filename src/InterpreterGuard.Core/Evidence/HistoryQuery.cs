namespace InterpreterGuard.Core.Evidence;

/// <summary>Which past executions to read.</summary>
/// <param name="Since">Received then or later.</param>
/// <param name="CountMax">At most this many: the newest ones.</param>
public sealed record HistoryQuery(DateTimeOffset Since, int CountMax);

namespace InterpreterGuard.Host.Outbox;

/// <summary>How many dead messages were meant.</summary>
internal sealed record DeadCount(int Messages);

namespace InterpreterGuard.Host.Watching;

/// <summary>News the reader was too slow for. They are kept with their executions.</summary>
internal sealed record WatchedMissed(long Missed);

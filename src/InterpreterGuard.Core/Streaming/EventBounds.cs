namespace InterpreterGuard.Core.Streaming;

/// <summary>How much is kept for who reads events.</summary>
/// <param name="KeptFor">How long events stay after the end.</param>
/// <param name="KeptBytesMax">Bytes of all events of ended executions; the oldest go first.</param>
/// <param name="ExecutionBytesMax">Bytes of one execution's events. What is beyond is in the answer alone.</param>
public sealed record EventBounds(TimeSpan KeptFor, long KeptBytesMax, long ExecutionBytesMax);

using InterpreterGuard.Core.Executions;

namespace InterpreterGuard.Core.Streaming;

/// <summary>One thing the listener was told: an event, or bytes of a stream.</summary>
internal readonly record struct Said(ExecutionEvent? Event, OutputStream Stream, byte[] Bytes);

using InterpreterGuard.Core.Sessions;

namespace InterpreterGuard.Host.Sessions;

/// <summary>One interpreter of a session.</summary>
internal sealed record ContextResponse(string Language, ContextState Status, int Executions, DateTimeOffset StartedAt);

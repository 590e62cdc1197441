using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Core.Sessions;

/// <summary>One interpreter of a session, as it stands.</summary>
/// <param name="Language">What it runs.</param>
/// <param name="State">What it does.</param>
/// <param name="Executions">How many it has run since it was started.</param>
/// <param name="StartedAt">When it was started.</param>
public sealed record ContextView(Language Language, ContextState State, int Executions, DateTimeOffset StartedAt);

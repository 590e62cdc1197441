using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Core.Streaming;

/// <summary>It was accepted. Always the first one; what is refused or held has nothing between it and its end.</summary>
public sealed record StartedEvent(ExecutionId Id, Language Language, string? SessionId = null) : ExecutionEvent
{
    public override string Name => "started";
}

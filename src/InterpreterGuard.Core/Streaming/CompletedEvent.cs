namespace InterpreterGuard.Core.Streaming;

/// <summary>It is over, and its answer is kept. Always the last one.</summary>
public sealed record CompletedEvent : ExecutionEvent
{
    public override string Name => "completed";
}

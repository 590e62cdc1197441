using InterpreterGuard.Core.Executions;

namespace InterpreterGuard.Core.Streaming;

/// <summary>It met an error.</summary>
public sealed record ErrorEvent(ExecutionError Error) : ExecutionEvent
{
    public override string Name => "error";

    internal override long Bytes => base.Bytes + (2L * (Error.Name.Length + Error.Value.Length + Error.Traceback.Length));
}

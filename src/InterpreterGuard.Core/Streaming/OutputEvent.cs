using InterpreterGuard.Core.Executions;

namespace InterpreterGuard.Core.Streaming;

/// <summary>It wrote something: whole lines, or as much of one as there was for a while.</summary>
public sealed record OutputEvent(OutputStream Stream, string Text) : ExecutionEvent
{
    public override string Name => Stream == OutputStream.Stdout ? "stdout" : "stderr";

    internal override long Bytes => base.Bytes + (2L * Text.Length);
}

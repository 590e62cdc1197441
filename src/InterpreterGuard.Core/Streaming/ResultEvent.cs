using InterpreterGuard.Core.Executions;

namespace InterpreterGuard.Core.Streaming;

/// <summary>It handed a value back.</summary>
public sealed record ResultEvent(ExecutionResult Result) : ExecutionEvent
{
    public override string Name => "result";

    internal override long Bytes => base.Bytes + Result.Data.Sum(representation => 2L * (representation.Key.Length + representation.Value.Length));
}

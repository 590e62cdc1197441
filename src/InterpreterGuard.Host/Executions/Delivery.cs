namespace InterpreterGuard.Host.Executions;

/// <summary>How a caller wants to hear of its execution.</summary>
/// <param name="Wait">It stands waiting, and the execution ends when it goes away.</param>
/// <param name="Streams">It wants the events.</param>
/// <param name="IdempotencyKey">Its word for this request, by which it finds the same execution again.</param>
internal sealed record Delivery(bool Wait, bool Streams, string? IdempotencyKey)
{
    /// <summary>The execution is nobody's who stands waiting: it goes on when its caller goes away, so that a caller who comes back finds it.</summary>
    public bool GoesOnAlone => !Wait || IdempotencyKey is not null;
}

namespace InterpreterGuard.Client;

/// <summary>How many executions an interrupt reached.</summary>
internal sealed record InterruptAnswer : GuardAnswer
{
    public int Interrupted { get; init; }
}

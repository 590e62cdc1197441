namespace InterpreterGuard.Host.Sessions;

/// <summary>How many executions were running and are interrupted now.</summary>
internal sealed record InterruptResponse(int Interrupted);

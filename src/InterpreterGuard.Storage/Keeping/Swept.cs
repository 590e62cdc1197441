namespace InterpreterGuard.Storage.Keeping;

/// <summary>What a round forgot.</summary>
/// <param name="Incidents">Incidents with their executions.</param>
/// <param name="Executions">Executions without an incident.</param>
/// <param name="Observations">Executions that stay and have lost their observations.</param>
/// <param name="Outputs">Executions that stay and have lost what they gave back.</param>
internal sealed record Swept(long Incidents, long Executions, long Observations, long Outputs)
{
    public bool IsNothing => Incidents + Executions + Observations + Outputs == 0;
}

namespace InterpreterGuard.Storage.Keeping;

/// <summary>What was deleted, or would be.</summary>
/// <param name="Executions">Whole executions.</param>
/// <param name="Incidents">Incidents of these of which nothing stays; one that others had joined goes on under one of them.</param>
/// <param name="Observations">Observations, also of executions that stay.</param>
/// <param name="Messages">Messages in the outbox.</param>
internal sealed record Forgotten(long Executions, long Incidents, long Observations, long Messages)
{
    public static readonly Forgotten Nothing = new(0, 0, 0, 0);

    public static Forgotten operator +(Forgotten one, Forgotten other) => new(
        one.Executions + other.Executions, one.Incidents + other.Incidents, one.Observations + other.Observations, one.Messages + other.Messages);
}

namespace InterpreterGuard.Client;

/// <summary>What another policy would have said of the past. The incidents and rules are in <see cref="GuardAnswer.Json"/>.</summary>
public sealed record ReplayReport : GuardAnswer
{
    /// <summary>Executions that were judged again.</summary>
    public int Replayed { get; init; }

    /// <summary>Incidents that would appear.</summary>
    public int Appears { get; init; }

    /// <summary>Incidents that would vanish.</summary>
    public int Vanishes { get; init; }

    /// <summary>Incidents that would change.</summary>
    public int Changes { get; init; }
}

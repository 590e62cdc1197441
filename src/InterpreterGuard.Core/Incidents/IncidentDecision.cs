namespace InterpreterGuard.Core.Incidents;

/// <summary>What the guard did about it, mildest first.</summary>
public enum IncidentDecision
{
    Recorded,

    /// <summary>It was held, a person let it run, and nothing was denied after that.</summary>
    Released,
    Denied,
    Held,
    Refused,
    Killed,
}

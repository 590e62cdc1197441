namespace InterpreterGuard.Core.Incidents;

/// <summary>What the guard did about it, mildest first.</summary>
public enum IncidentDecision
{
    Recorded,
    Denied,
    Held,
    Refused,
    Killed,
}

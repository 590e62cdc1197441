namespace InterpreterGuard.Core.Cases;

/// <summary>Whether a person has still to look at an incident.</summary>
public enum CaseStatus
{
    Open,

    /// <summary>A person decided.</summary>
    Closed,
}

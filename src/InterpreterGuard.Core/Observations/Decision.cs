namespace InterpreterGuard.Core.Observations;

/// <summary>What the guard answered to something it saw.</summary>
public enum Decision
{
    /// <summary>Let through.</summary>
    Allowed,

    /// <summary>Answered with an error.</summary>
    Denied,

    /// <summary>The execution was ended.</summary>
    Killed,
}

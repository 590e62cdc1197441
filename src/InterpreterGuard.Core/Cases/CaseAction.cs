namespace InterpreterGuard.Core.Cases;

/// <summary>What a reviewer does about an incident.</summary>
public enum CaseAction
{
    /// <summary>Concludes, and closes it. May be done again with another conclusion.</summary>
    Decide,

    /// <summary>Gives it to somebody, or to nobody.</summary>
    Assign,

    /// <summary>Opens a closed one again.</summary>
    Reopen,

    /// <summary>Says something about it.</summary>
    Comment,

    /// <summary>Keeps it whatever retention says.</summary>
    Hold,

    /// <summary>Ends that.</summary>
    Unhold,
}

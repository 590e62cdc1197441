namespace InterpreterGuard.Core.Policies;

/// <summary>What the facts a rule counts, or the steps it waits for, must have in common.</summary>
public enum RuleScope
{
    /// <summary>The same execution, whichever of its processes.</summary>
    Execution,

    /// <summary>
    /// The same execution, and the same command started by the submission's own program with everything under it. What the program does itself belongs to
    /// each of its commands; so does a process whose parents are not known.
    /// </summary>
    ProcessTree,

    /// <summary>The same conversation of the same tenant; the execution where the caller named none.</summary>
    Session,

    /// <summary>The same agent of the same tenant; the execution where the caller named none.</summary>
    Agent,

    /// <summary>The same tenant: the API key that asked.</summary>
    Tenant,
}

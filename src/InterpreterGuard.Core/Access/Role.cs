namespace InterpreterGuard.Core.Access;

/// <summary>What a key may do. Each role may also do what stands above it, except that an admin's key is not for agents.</summary>
public enum Role
{
    /// <summary>Submits code and reads its own executions.</summary>
    Agent,

    /// <summary>Reads everything: executions, observations, incidents, rules.</summary>
    Reviewer,

    /// <summary>Makes and revokes keys.</summary>
    Admin,
}

namespace InterpreterGuard.Core.Held;

/// <summary>What happened to a submission that had to wait for a person.</summary>
public enum AuditAction
{
    /// <summary>It was put before a person, for the first time or again. The reason says why.</summary>
    Held,

    /// <summary>A person let it run.</summary>
    Released,

    /// <summary>A person refused it.</summary>
    Rejected,

    /// <summary>Nobody decided before its deadline: refused.</summary>
    Expired,

    /// <summary>The policy changed while it waited, so it was read again. The reason says with what verdict.</summary>
    ReadAgain,
}

namespace InterpreterGuard.Core.Audit;

/// <summary>What the audit trail tells of.</summary>
public enum AuditKind
{
    /// <summary>A reviewer's step about an incident.</summary>
    Case,

    /// <summary>A decision about a submission that waited.</summary>
    Held,

    /// <summary>A policy came into force, or reading it anew was asked for.</summary>
    Policy,

    /// <summary>An exception was proposed, or written.</summary>
    Exception,

    /// <summary>Somebody signed in or out, or failed to.</summary>
    SignIn,

    /// <summary>Evidence left the host.</summary>
    Export,

    /// <summary>A key was made or revoked.</summary>
    Key,

    /// <summary>Evidence was deleted; the entry is its tombstone.</summary>
    Deletion,

    /// <summary>The database was copied or put back.</summary>
    Backup,

    /// <summary>Messages to other tools that were given up were tried again, or discarded.</summary>
    Outbox,
}

namespace InterpreterGuard.Core.Audit;

/// <summary>The record of what persons and the guard decided. Only ever added to. What is in the same database as what it tells of is written in the same transaction by its store.</summary>
public interface IAuditTrail
{
    /// <summary>Adds a link; when it returns, it is on disk.</summary>
    Task AppendAsync(AuditEvent happened, CancellationToken cancellationToken);

    /// <summary>Links behind a number, in order.</summary>
    Task<IReadOnlyList<AuditEntry>> ListAsync(long after, int countMax, CancellationToken cancellationToken);

    /// <summary>Links before a number, newest first.</summary>
    Task<IReadOnlyList<AuditEntry>> ListNewestAsync(AuditKind? kind, long before, int countMax, CancellationToken cancellationToken);

    /// <summary>The last link; <see langword="null"/> while there is none.</summary>
    Task<AuditEntry?> LastAsync(CancellationToken cancellationToken);

    /// <summary>Keeps a signed head.</summary>
    Task KeepHeadAsync(AuditHead head, CancellationToken cancellationToken);

    /// <summary>All signed heads, oldest first.</summary>
    Task<IReadOnlyList<AuditHead>> ListHeadsAsync(CancellationToken cancellationToken);
}

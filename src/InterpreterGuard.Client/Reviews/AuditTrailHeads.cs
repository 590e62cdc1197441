namespace InterpreterGuard.Client;

/// <summary>The signed heads of the audit trail.</summary>
public sealed record AuditTrailHeads : GuardAnswer
{
    /// <summary>Oldest first; the last is of the moment of asking.</summary>
    public IReadOnlyList<AuditTrailHead> Heads { get; init; } = [];
}

namespace InterpreterGuard.Client;

/// <summary>A page of the audit trail.</summary>
public sealed record AuditTrailPage : GuardAnswer
{
    /// <summary>Links in order.</summary>
    public IReadOnlyList<AuditLink> Entries { get; init; } = [];

    /// <summary>Where the next page begins; <see langword="null"/> behind the last one.</summary>
    public long? Next { get; init; }
}

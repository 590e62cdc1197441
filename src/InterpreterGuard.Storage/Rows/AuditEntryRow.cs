namespace InterpreterGuard.Storage.Rows;

/// <summary>A link of the audit trail. Rows are added, never changed and never deleted: evidence can be forgotten, that it was there cannot.</summary>
internal sealed class AuditEntryRow
{
    public long Number { get; set; }

    public long At { get; set; }

    public required string Kind { get; set; }

    public required string Actor { get; set; }

    public required string Subject { get; set; }

    public required string Detail { get; set; }

    public required string Tenant { get; set; }

    public required string Previous { get; set; }

    public required string Hash { get; set; }
}

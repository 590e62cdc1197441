namespace InterpreterGuard.Storage.Rows;

/// <summary>A signed head of the audit trail.</summary>
internal sealed class AuditHeadRow
{
    public long Number { get; set; }

    public required string Hash { get; set; }

    public long At { get; set; }

    public required string KeyName { get; set; }

    public required string Signature { get; set; }
}

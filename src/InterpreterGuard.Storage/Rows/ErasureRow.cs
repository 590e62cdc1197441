namespace InterpreterGuard.Storage.Rows;

/// <summary>An erasure that was done.</summary>
internal sealed class ErasureRow
{
    public long Id { get; set; }

    public long At { get; set; }

    public required string Actor { get; set; }

    public required string Tenant { get; set; }

    public required string Narrowed { get; set; }

    public required string Reason { get; set; }

    /// <summary>JSON.</summary>
    public required string Counts { get; set; }
}

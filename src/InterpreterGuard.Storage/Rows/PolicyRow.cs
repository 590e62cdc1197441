namespace InterpreterGuard.Storage.Rows;

/// <summary>A policy that judged something.</summary>
internal sealed class PolicyRow
{
    /// <summary>SHA-256 over its files, as it stands in receipts.</summary>
    public required string Hash { get; set; }

    public required string PolicyId { get; set; }

    /// <summary>When it was first kept.</summary>
    public long KeptAt { get; set; }

    /// <summary>Its files in the order of the hash: names and contents as JSON, compressed.</summary>
    public required byte[] Texts { get; set; }
}

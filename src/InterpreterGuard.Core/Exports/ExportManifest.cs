namespace InterpreterGuard.Core.Exports;

/// <summary>What an archive says of itself. Everything else in the archive is named here with its hash; the signature is over this text.</summary>
public sealed record ExportManifest
{
    /// <summary>Always <see cref="ExportFormat.Name"/>.</summary>
    public required string Format { get; init; }

    /// <summary>Always <see cref="ExportFormat.Version"/>: a reader that does not know the number does not guess.</summary>
    public required int Version { get; init; }

    /// <summary>What was exported; <c>execution</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Which one.</summary>
    public required string Id { get; init; }

    /// <summary>How it stood when it was exported.</summary>
    public required string Status { get; init; }

    public required DateTimeOffset ExportedAt { get; init; }

    /// <summary>The API key that asked, by id and role.</summary>
    public required string ExportedBy { get; init; }

    /// <summary>The host's version.</summary>
    public required string HostVersion { get; init; }

    /// <summary>The key the host signed with: <c>sha256:</c> and the hash of its public part.</summary>
    public required string SigningKey { get; init; }

    /// <summary>SHA-256 over the entries' paths and hashes: the same in every export of the same record, whoever asked and when.</summary>
    public required string ContentSha256 { get; init; }

    /// <summary>All entries but this one and the signature, in the order in which they lie in the archive.</summary>
    public required IReadOnlyList<ExportedEntry> Entries { get; init; }
}

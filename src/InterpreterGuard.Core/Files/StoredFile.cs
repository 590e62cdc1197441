using InterpreterGuard.Core.Identity;

namespace InterpreterGuard.Core.Files;

/// <summary>A file whose content is kept: an upload of a caller, or what an execution left behind.</summary>
public sealed record StoredFile
{
    public required StoredFileId Id { get; init; }

    /// <summary>What its owner calls it. Text from strangers: shown, never a path here.</summary>
    public required string Name { get; init; }

    /// <summary>In bytes.</summary>
    public required long Size { get; init; }

    /// <summary>A MIME type, by the name.</summary>
    public required string Type { get; init; }

    /// <summary>Of the content, in lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Whose it is, by API key.</summary>
    public required string ApiKeyId { get; init; }

    /// <summary>The execution that left it behind; <see langword="null"/> for an upload.</summary>
    public ExecutionId? ExecutionId { get; init; }

    /// <summary>Where it lay in that execution's work folder.</summary>
    public string? Path { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>It is gone from then on.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}

namespace InterpreterGuard.Client;

/// <summary>A file that was uploaded, and that executions and sessions may name until it expires.</summary>
public sealed record StoredFile : GuardAnswer
{
    /// <summary>Such as <c>fil_0123…</c>.</summary>
    public string Id { get; init; } = "";

    /// <summary>The name it came with.</summary>
    public string Name { get; init; } = "";

    /// <summary>Bytes.</summary>
    public long Size { get; init; }

    /// <summary>A MIME type.</summary>
    public string? Type { get; init; }

    /// <summary>SHA-256 of the content in hexadecimal.</summary>
    public string? Sha256 { get; init; }

    /// <summary>When the host forgets it.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}

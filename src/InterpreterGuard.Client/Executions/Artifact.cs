namespace InterpreterGuard.Client;

/// <summary>A file that code wrote into its work folder.</summary>
public sealed record Artifact
{
    /// <summary>Relative to the work folder.</summary>
    public string Path { get; init; } = "";

    /// <summary>Bytes.</summary>
    public long Size { get; init; }

    /// <summary>A MIME type, guessed.</summary>
    public string? Type { get; init; }

    /// <summary>SHA-256 of the content in hexadecimal.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Whether its content was kept: see <see cref="GuardClient.OpenArtifactAsync"/>.</summary>
    public bool Kept { get; init; } = true;
}

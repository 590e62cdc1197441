namespace InterpreterGuard.Client;

/// <summary>A file in a session's work folder.</summary>
public sealed record SessionFile
{
    /// <summary>Relative to the work folder.</summary>
    public string Path { get; init; } = "";

    /// <summary><c>file</c>, <c>folder</c>, <c>link</c> or <c>other</c>; only files can be read.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Bytes.</summary>
    public long Size { get; init; }

    /// <summary>A MIME type, guessed from the name.</summary>
    public string? Type { get; init; }

    /// <summary>When it was last changed, as the sandbox's clock has it.</summary>
    public DateTimeOffset? ModifiedAt { get; init; }
}

namespace InterpreterGuard.Screening.Analyses.Values;

/// <summary>What a call of a named thing gave. For paths, the text they stand for.</summary>
internal sealed record InstanceValue(string Type, TextValue? Text = null) : Value
{
    /// <summary>What an array of bytes is called that nothing was put into yet.</summary>
    public const string ZeroBytes = "System.Byte[]";

    /// <summary>It is an array of bytes that nothing was put into yet.</summary>
    public bool IsZero => Type is ZeroBytes or "Buffer.alloc" or "Uint8Array";

    /// <summary>For an open file: its path.</summary>
    public TextValue? File { get; init; }

    /// <summary>For what was read out of a file, and is all that stands in it: the file's path.</summary>
    public TextValue? Holds { get; init; }

    /// <summary>For a pattern: it begins and ends with any line of a text.</summary>
    public bool IsByLine { get; init; }
}

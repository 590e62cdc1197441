namespace InterpreterGuard.Client;

/// <summary>A stretch of source. Lines and columns count from 1; the end is behind the last character.</summary>
public sealed record SourceSpan
{
    /// <summary>The first line.</summary>
    public int StartLine { get; init; }

    /// <summary>The first column, in UTF-16 units.</summary>
    public int StartColumn { get; init; }

    /// <summary>The last line.</summary>
    public int EndLine { get; init; }

    /// <summary>The column behind the last one.</summary>
    public int EndColumn { get; init; }
}

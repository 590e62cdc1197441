namespace InterpreterGuard.Core.Screening;

/// <summary>A stretch of source. Lines and columns count from 1, columns in UTF-16 units; the end is behind the last character.</summary>
public readonly record struct SourceSpan(int StartLine, int StartColumn, int EndLine, int EndColumn)
{
    /// <summary>The very beginning: what a finding about the whole text points at.</summary>
    public static readonly SourceSpan Start = new(1, 1, 1, 1);

    public override string ToString() => $"{StartLine}:{StartColumn}-{EndLine}:{EndColumn}";
}

using InterpreterGuard.Client;

namespace InterpreterGuard.Cli.Scanning;

/// <summary>The part of a line that a finding is about.</summary>
internal static class Underlining
{
    /// <summary>From and to as places in the line. A stretch of several lines is marked to the end of its first; one that points behind the line, at its end.</summary>
    public static (int From, int To) Of(string line, SourceSpan span)
    {
        var from = Math.Clamp(span.StartColumn - 1, 0, line.Length);
        var to = span.EndLine > span.StartLine ? line.TrimEnd().Length : Math.Min(span.EndColumn - 1, line.Length);
        return (from, Math.Max(from, to));
    }
}

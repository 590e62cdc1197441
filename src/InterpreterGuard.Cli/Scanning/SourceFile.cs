namespace InterpreterGuard.Cli.Scanning;

/// <summary>A file to be read.</summary>
/// <param name="Path">As it was named, or found below a folder that was named; with <c>/</c>.</param>
/// <param name="Language">As the host calls it; <see langword="null"/>: the host looks at the code.</param>
/// <param name="Code">The source text.</param>
internal sealed record SourceFile(string Path, string? Language, string Code)
{
    /// <summary>A line of it, counted from 1; empty when there is none.</summary>
    public string Line(int number)
    {
        var lines = Code.AsSpan().EnumerateLines();
        foreach (var line in lines)
        {
            if (--number == 0)
                return line.ToString();
        }

        return "";
    }
}

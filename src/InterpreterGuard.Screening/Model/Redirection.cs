namespace InterpreterGuard.Screening.Model;

/// <summary>Where a command's input comes from or its output goes. A here-document or here-string has <see cref="Content"/>, a file has <see cref="Target"/>.</summary>
internal sealed record Redirection(Node? Target, Node? Content)
{
    /// <summary>The file gets what the command writes to its standard output.</summary>
    public bool Writes { get; init; }

    /// <summary>What the file already holds stays.</summary>
    public bool Appends { get; init; }
}

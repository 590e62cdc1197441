namespace InterpreterGuard.Client;

/// <summary>A place in a program's output that is more than its answer.</summary>
public sealed record ScreenedPassage
{
    /// <summary><c>stdout</c>, <c>stderr</c>, <c>result</c>, <c>error</c> or <c>file</c>.</summary>
    public string Channel { get; init; } = "";

    /// <summary>The file's path, or the result's MIME type.</summary>
    public string Path { get; init; } = "";

    /// <summary>The line it begins on, from 1.</summary>
    public int Line { get; init; }

    /// <summary><c>injection</c>, <c>hidden</c> or <c>secret</c>.</summary>
    public string Detector { get; init; } = "";

    /// <summary>What of it.</summary>
    public string Technique { get; init; } = "";

    /// <summary>How long it is.</summary>
    public int Characters { get; init; }
}

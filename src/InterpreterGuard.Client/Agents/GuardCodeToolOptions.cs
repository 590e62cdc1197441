namespace InterpreterGuard.Client;

/// <summary>What an agent's code tool offers.</summary>
public sealed record GuardCodeToolOptions
{
    /// <summary>The languages a model may choose from; the first is meant when it names none. At least one. Default: Python, JavaScript, shell and C#.</summary>
    public IReadOnlyList<string> Languages { get; init; } = ["python", "javascript", "shell", "csharp"];

    /// <summary>A wall clock shorter than the profile's, for each call. Default: the profile's.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Sentences for the model behind the tool's own description, such as which files there are. Default: none.</summary>
    public string? Instructions { get; init; }

    /// <summary>Who stands behind the calls; kept with each execution.</summary>
    public CallerContext? Context { get; init; }
}

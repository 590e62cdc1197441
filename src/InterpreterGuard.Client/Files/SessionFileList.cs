namespace InterpreterGuard.Client;

/// <summary>What lies in a session's work folder.</summary>
public sealed record SessionFileList : GuardAnswer
{
    /// <summary>The files.</summary>
    public IReadOnlyList<SessionFile> Files { get; init; } = [];

    /// <summary>Whether there are more than are listed.</summary>
    public bool Truncated { get; init; }
}

namespace InterpreterGuard.Core.Sandboxes;

/// <summary>No sandbox can be had now. The message is for callers: it names the bound, no host detail.</summary>
public sealed class SandboxUnavailableException : Exception
{
    public SandboxUnavailableException()
    {
    }

    public SandboxUnavailableException(string message)
        : base(message)
    {
    }

    public SandboxUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>True: all places are taken (429). False: the engine fails (503).</summary>
    public bool Full { get; init; }

    /// <summary>When to try again.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(1);
}

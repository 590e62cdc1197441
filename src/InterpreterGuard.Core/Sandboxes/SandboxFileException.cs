namespace InterpreterGuard.Core.Sandboxes;

/// <summary>Something could not be done with a file of a sandbox. The message is for callers: it names the path and the fix, no host detail.</summary>
public sealed class SandboxFileException : Exception
{
    public SandboxFileException()
    {
    }

    public SandboxFileException(string message)
        : base(message)
    {
    }

    public SandboxFileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public SandboxFileException(SandboxFileProblem problem, string message)
        : base(message) => Problem = problem;

    /// <summary>Which kind of problem.</summary>
    public SandboxFileProblem Problem { get; }
}

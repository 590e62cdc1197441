namespace InterpreterGuard.Core.Sandboxes;

/// <summary>A sandbox was made, read back, and is not held as it was asked to be. Nothing ran in it and nothing will. The message is for operators.</summary>
public sealed class SandboxDiffersException : Exception
{
    public SandboxDiffersException()
        : this([])
    {
    }

    public SandboxDiffersException(string message)
        : base(message) => Differences = [];

    public SandboxDiffersException(string message, Exception innerException)
        : base(message, innerException) => Differences = [];

    public SandboxDiffersException(IReadOnlyList<SandboxDifference> differences)
        : base($"The sandbox is not held as it was asked to be: {string.Join("; ", differences)}") => Differences = differences;

    /// <summary>All of them.</summary>
    public IReadOnlyList<SandboxDifference> Differences { get; }
}

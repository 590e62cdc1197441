namespace InterpreterGuard.Sandboxing.Sandboxes;

/// <summary>A container started but did not become a sandbox. The message is for operators.</summary>
internal sealed class SandboxStartException : Exception
{
    public SandboxStartException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}

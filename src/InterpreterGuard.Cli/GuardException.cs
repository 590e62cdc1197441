namespace InterpreterGuard.Cli;

/// <summary>Something the user should read: what failed, on what, and what to do. Ends the command with exit code 3.</summary>
internal sealed class GuardException : Exception
{
    public GuardException()
    {
    }

    public GuardException(string message)
        : base(message)
    {
    }

    public GuardException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

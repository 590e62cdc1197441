namespace InterpreterGuard.Core.Sessions;

/// <summary>Something cannot be done with a session now. The message is for callers: it names the bound or the reason, and the fix.</summary>
public sealed class SessionException : Exception
{
    public SessionException()
    {
    }

    public SessionException(string message)
        : base(message)
    {
    }

    public SessionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public SessionException(SessionProblem problem, string message)
        : base(message) => Problem = problem;

    /// <summary>Which kind of problem.</summary>
    public SessionProblem Problem { get; }
}

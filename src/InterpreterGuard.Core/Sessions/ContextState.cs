namespace InterpreterGuard.Core.Sessions;

/// <summary>How an interpreter of a session stands.</summary>
public enum ContextState
{
    /// <summary>It waits for an execution.</summary>
    Ready,

    /// <summary>An execution runs.</summary>
    Running,

    /// <summary>It ended; the next execution starts a new one.</summary>
    Ended,
}

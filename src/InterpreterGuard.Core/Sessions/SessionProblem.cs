namespace InterpreterGuard.Core.Sessions;

/// <summary>Why something cannot be done with a session.</summary>
public enum SessionProblem
{
    /// <summary>It has ended.</summary>
    Ended,

    /// <summary>The interpreter that held its state ended while nothing ran; said once, the next execution starts a new one.</summary>
    StateLost,

    /// <summary>Too many executions wait for their turn already.</summary>
    TooManyWaiting,

    /// <summary>It has as many languages as it may have.</summary>
    TooManyContexts,
}

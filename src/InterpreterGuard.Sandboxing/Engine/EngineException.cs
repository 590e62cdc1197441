namespace InterpreterGuard.Sandboxing.Engine;

/// <summary>The engine let us down. The message is for operators: which call, on what, how long; callers never see it.</summary>
internal sealed class EngineException : Exception
{
    public EngineException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The call was not made: the engine failed so often that the circuit is open.</summary>
    public bool CircuitOpen { get; init; }

    /// <summary>The engine answered that there is no such thing.</summary>
    public bool NotFound { get; init; }
}

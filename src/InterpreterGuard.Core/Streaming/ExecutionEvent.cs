namespace InterpreterGuard.Core.Streaming;

/// <summary>One thing that happened while an execution ran.</summary>
public abstract record ExecutionEvent
{
    /// <summary>Its name on the wire.</summary>
    public abstract string Name { get; }

    /// <summary>About how much memory it takes.</summary>
    internal virtual long Bytes => 64;
}

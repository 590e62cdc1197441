namespace InterpreterGuard.Sandboxing.Sandboxes;

/// <summary>Why we ended an execution. The first reason stands.</summary>
internal enum Ending
{
    /// <summary>We did not: it ended by itself.</summary>
    None,
    WallClock,
    CpuTime,
    Output,
    Killed,
    Cancelled,
}

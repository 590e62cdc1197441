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

    /// <summary>Somebody asked for the cell's end, and for nothing else.</summary>
    Interrupted,
}

namespace InterpreterGuard.Core.Hints;

/// <summary>What a hint is about.</summary>
public enum HintAbout
{
    Network,
    ReadOnly,
    Memory,
    Permission,
    Processes,
    Disk,
    Output,
    Time,
    Cpu,

    /// <summary>How many files a process may have open.</summary>
    OpenFiles,

    /// <summary>What a session remembers.</summary>
    State,
}

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
}

namespace InterpreterGuard.Monitoring.Syscalls.Filter;

/// <summary>Who looks at a call.</summary>
internal enum CallGroup
{
    Forbidden,
    Foreign,
    Clock,
    Socket,
    Exec,
    Connect,
    Send,
    Bind,
    MemoryFile,
    Redirect,
    Mode,
    Rename,
    Signal,
    Identity,
    Open,
}

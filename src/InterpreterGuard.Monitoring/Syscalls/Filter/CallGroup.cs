namespace InterpreterGuard.Monitoring.Syscalls.Filter;

/// <summary>Who looks at a call.</summary>
internal enum CallGroup
{
    Forbidden,
    Foreign,
    Clock,
    Clone,
    Socket,
    Exec,
    Connect,
    Send,
    Bind,
    MemoryFile,
    Map,
    Redirect,
    Mode,
    Attribute,
    Rename,
    Signal,
    Identity,
    Open,
    Folder,
}

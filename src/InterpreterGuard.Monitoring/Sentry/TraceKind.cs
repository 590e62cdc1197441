namespace InterpreterGuard.Monitoring.Sentry;

/// <summary>What a message of gVisor's trace tells of. Numbers of its protocol, version 1.</summary>
internal enum TraceKind
{
    ContainerStart = 1,
    Clone = 2,
    Exec = 3,
    ExitNotifyParent = 4,
    RawCall = 6,
    Open = 7,
    Connect = 10,
    ExecCall = 11,
    Socket = 12,
    Bind = 24,
}

namespace InterpreterGuard.Core.Profiles;

/// <summary>By what a destination may be reached.</summary>
public enum EgressTransport
{
    Tcp,
    Udp,
    Both,
}

namespace InterpreterGuard.Sandboxing.Wire;

/// <summary>What a NETWORK frame brings, as init numbers it.</summary>
internal enum HandedSocket
{
    RelayTcp4 = 1,
    RelayTcp6 = 2,
    RelayUdp4 = 3,
    RelayUdp6 = 4,
    ResolverUdp = 5,
    ResolverTcp = 6,
}

using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Monitoring.Syscalls.Calls;
using InterpreterGuard.Monitoring.Syscalls.Kernel;

namespace InterpreterGuard.Monitoring.Syscalls.Network;

/// <summary>Sockets outside the everyday kinds: the filter lets only these through to us.</summary>
internal sealed class SocketCalls : ICallHandler
{
    private const int TypeBits = 0xF;

    public Answer Handle(NotifiedCall call)
    {
        return call.Observe(Describe(call.Int(0), call.Int(1) & TypeBits, call.Int(2)), Decision.Denied);
    }

    /// <summary>The fact of such a socket.</summary>
    public static NetworkSocket Describe(int family, int type, int protocol) => new()
    {
        Family = SocketAddresses.Family(family),
        Protocol = protocol,
        SocketType = type switch { 1 => "stream", 2 => "datagram", 3 => "raw", 5 => "seqpacket", _ => type.ToString() },
    };
}

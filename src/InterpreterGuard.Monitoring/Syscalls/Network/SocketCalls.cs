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
        var type = call.Int(1) & TypeBits;
        var fact = new NetworkSocket
        {
            Family = SocketAddresses.Family(call.Int(0)),
            Protocol = call.Int(2),
            SocketType = type switch { 1 => "stream", 2 => "datagram", 3 => "raw", 5 => "seqpacket", _ => type.ToString() },
        };
        return call.Observe(fact, Decision.Denied);
    }
}

using InterpreterGuard.Core.Facts;
using InterpreterGuard.Monitoring.Network;
using InterpreterGuard.Monitoring.Syscalls.Calls;
using InterpreterGuard.Monitoring.Syscalls.Kernel;

namespace InterpreterGuard.Monitoring.Syscalls.Network;

/// <summary>Connections. Out of the sandbox: the broker's where there is one, else denied. To itself: told and let through, there is nobody but the program's own servers.</summary>
internal sealed class ConnectCalls(Broker? broker) : ICallHandler
{
    public Answer Handle(NotifiedCall call)
    {
        if (AddressReader.Read(call, call.Argument(1), call.Int(2)) is not { } address)
            return NotifiedCall.Unreadable;
        if (IsEveryday(address))
            return Answer.Continue;
        if (address.IsInternet && broker?.Connect(call, address) is { } brokered)
            return brokered;
        var fact = Describe(address) with { Datagram = address is { IsInternet: true, Loopback: false } && call.Caller() is { } caller && GuestSockets.IsDatagram(caller.HostPid, call.Int(0)) };
        return call.Observe(fact, Egress.Decide(address));
    }

    /// <summary>The fact of such a connection.</summary>
    public static NetworkConnect Describe(SocketAddress address) =>
        new() { Family = address.Family, Address = address.Address, Port = address.Port, Path = address.Path, Loopback = address.Loopback };

    // Unspecified ends a connection; netlink is the kernel; and every lookup of a user asks libc's name cache first.
    public static bool IsEveryday(SocketAddress address) =>
        address.Number is SocketAddress.Unspecified or SocketAddress.Netlink
        || address.Path is "/var/run/nscd/socket" or "/run/nscd/socket";
}

using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Monitoring.Syscalls.Calls;
using InterpreterGuard.Monitoring.Syscalls.Kernel;

namespace InterpreterGuard.Monitoring.Syscalls.Network;

/// <summary>Addresses taken and listened on. Harmless in a sandbox without interface; a bind shell begins like this.</summary>
internal sealed class BindCalls : ICallHandler
{
    public Answer Handle(NotifiedCall call)
    {
        var listening = call.Watched.Name == "listen";
        var address = listening ? Own(call) : AddressReader.Read(call, call.Argument(1), call.Int(2));
        if (address is null)
            return listening ? Answer.Continue : NotifiedCall.Unreadable;
        if (address.Number == SocketAddress.Netlink)
            return Answer.Continue;

        return call.Observe(Describe(address, listening), AddressReader.IsGuards(address) ? Decision.Denied : Decision.Allowed);
    }

    /// <summary>The fact of such an address. To connect to the unspecified one reaches the sandbox itself; to take it opens a port to everybody.</summary>
    public static NetworkBind Describe(SocketAddress address, bool listening)
    {
        var loopback = address.Loopback && address.Address is not ("0.0.0.0" or "::");
        return new() { Family = address.Family, Address = address.Address, Port = address.Port, Path = address.Path, Loopback = loopback, Listening = listening };
    }

    // Listening names no address: the socket has it from its bind. Something that is no socket is refused by the kernel.
    private static SocketAddress? Own(NotifiedCall call)
    {
        Span<byte> bytes = stackalloc byte[SocketAddresses.BytesMax];
        if (call.Processes.Find(call.Tid) is not { } process)
            return null;
        var length = GuestSockets.AddressOf(process.HostPid, call.Int(0), bytes);
        return length > 0 ? SocketAddresses.Parse(bytes[..length]) : null;
    }
}

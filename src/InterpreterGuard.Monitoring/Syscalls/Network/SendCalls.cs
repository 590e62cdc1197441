using InterpreterGuard.Core.Facts;
using InterpreterGuard.Monitoring.Syscalls.Calls;
using InterpreterGuard.Monitoring.Syscalls.Kernel;

namespace InterpreterGuard.Monitoring.Syscalls.Network;

/// <summary>Datagrams with an address on them. Those without follow an earlier connect, which was seen.</summary>
internal sealed class SendCalls : ICallHandler
{
    // The kernel takes 1024 in one call (UIO_MAXIOV); one denied ends the call, so looking on would only cost.
    private const int MessagesMax = 1024;

    public Answer Handle(NotifiedCall call) => call.Watched.Name switch
    {
        "sendto" => One(call, call.Argument(4), call.Int(5), (long)call.Argument(2)),
        "sendmsg" => Message(call, call.Argument(1)),
        _ => Messages(call),
    };

    private static Answer Messages(NotifiedCall call)
    {
        var count = Math.Min(call.Argument(2) & uint.MaxValue, MessagesMax);
        for (var i = 0UL; i < count; i++)
        {
            var answer = Message(call, call.Argument(1) + i * MessageHeader.SizeInList);
            if (answer != Answer.Continue)
                return answer;
        }

        return Answer.Continue;
    }

    private static Answer Message(NotifiedCall call, ulong pointer)
    {
        if (!MessageHeader.TryRead(call, pointer, out var header))
            return NotifiedCall.Unreadable;
        return header.Address == 0 ? Answer.Continue : One(call, header.Address, header.AddressLength, header.Bytes(call));
    }

    private static Answer One(NotifiedCall call, ulong pointer, int length, long bytes)
    {
        if (AddressReader.Read(call, pointer, length) is not { } address)
            return NotifiedCall.Unreadable;
        if (address.Number == SocketAddress.Netlink)
            return Answer.Continue;
        var fact = new NetworkSend
        {
            Family = address.Family,
            Address = address.Address,
            Port = address.Port,
            Path = address.Path,
            Loopback = address.Loopback,
            Bytes = bytes,
        };
        return call.Observe(fact, Egress.Decide(address));
    }
}

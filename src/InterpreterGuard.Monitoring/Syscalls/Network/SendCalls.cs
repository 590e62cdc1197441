using System.Buffers.Binary;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Monitoring.Network;
using InterpreterGuard.Monitoring.Syscalls.Calls;
using InterpreterGuard.Monitoring.Syscalls.Kernel;

namespace InterpreterGuard.Monitoring.Syscalls.Network;

/// <summary>Datagrams with an address on them. Those without follow an earlier connect, which was seen.</summary>
internal sealed class SendCalls(Broker? broker) : ICallHandler
{
    /// <summary>What a datagram can hold.</summary>
    public const int DatagramBytesMax = 65_507;

    // The kernel takes 1024 in one call (UIO_MAXIOV); one denied ends the call, so looking on would only cost.
    private const int MessagesMax = 1024;
    private const int FastOpen = 0x2000_0000;

    public Answer Handle(NotifiedCall call) => call.Watched.Name switch
    {
        "sendto" => One(call, call.Int(3), call.Argument(4), call.Int(5), (long)call.Argument(2), () => Read(call, call.Argument(1), call.Argument(2))),
        "sendmsg" => Message(call, call.Int(2), call.Argument(1)),
        _ => Messages(call),
    };

    private Answer Messages(NotifiedCall call)
    {
        var count = Math.Min(call.Argument(2) & uint.MaxValue, MessagesMax);
        for (var i = 0UL; i < count; i++)
        {
            var pointer = call.Argument(1) + i * MessageHeader.SizeInList;
            var answer = Message(call, call.Int(3), pointer);
            if (answer == Answer.Continue)
                continue;

            // What was sent in its stead is one message; the kernel says so, too, when the rest has to wait. One that comes after others cannot be told apart from them.
            return !answer.WasDone ? answer : i == 0 && WriteLength(call, pointer, answer.Value) ? Answer.Done(1) : new(call.Watched.Errno);
        }

        return Answer.Continue;
    }

    private static bool WriteLength(NotifiedCall call, ulong pointer, long length)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, (uint)length);
        return GuestMemory.Write(call.Tid, pointer + MessageHeader.Size, bytes);
    }

    private Answer Message(NotifiedCall call, int flags, ulong pointer)
    {
        if (!MessageHeader.TryRead(call, pointer, out var header))
            return NotifiedCall.Unreadable;
        return header.Address == 0 ? Answer.Continue : One(call, flags, header.Address, header.AddressLength, header.Bytes(call), () => header.Gather(call));
    }

    private Answer One(NotifiedCall call, int flags, ulong pointer, int length, long bytes, Func<byte[]?> read)
    {
        if (AddressReader.Read(call, pointer, length) is not { } address)
            return NotifiedCall.Unreadable;
        if (address.Number == SocketAddress.Netlink)
            return Answer.Continue;

        // TCP Fast Open connects and sends in one call. Nobody needs it: who is told that it does not exist connects first.
        if ((flags & FastOpen) != 0 && address is { IsInternet: true, Loopback: false })
            return call.Observe(ConnectCalls.Describe(address), Decision.Denied, Errno.NotSupported);

        // A container engine or a system service listens there: the datagram alone is the contact.
        if (address.Number == SocketAddress.Unix)
            return call.Observe(ConnectCalls.Describe(address), Egress.Decide(address));
        if (address.IsInternet && broker?.Send(call, address, read) is { } brokered)
            return brokered;
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

    private static byte[]? Read(NotifiedCall call, ulong pointer, ulong length)
    {
        if (length > DatagramBytesMax)
            return null;
        var bytes = new byte[length];
        return call.TryRead(pointer, bytes) ? bytes : null;
    }
}

using System.Net.Sockets;

namespace InterpreterGuard.Monitoring.Network.Flows;

/// <summary>Sockets take what they have room for.</summary>
internal static class Sending
{
    /// <summary>Sends all of it, however often that needs to be said.</summary>
    public static async ValueTask SendAllAsync(this Socket socket, ReadOnlyMemory<byte> bytes, CancellationToken cut)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[await socket.SendAsync(bytes, SocketFlags.None, cut)..];
    }

    /// <summary>The same for a thread that waits itself. The socket is set not to block.</summary>
    public static void SendAll(this Socket socket, ReadOnlySpan<byte> bytes, CancellationToken cut)
    {
        while (!bytes.IsEmpty)
        {
            cut.ThrowIfCancellationRequested();
            var count = socket.Send(bytes, SocketFlags.None, out var error);
            if (error == SocketError.Success)
                bytes = bytes[count..];
            else if (error == SocketError.WouldBlock)
                _ = socket.Poll(LargeTransfers.LookPace, SelectMode.SelectWrite);
            else
                throw new SocketException((int)error);
        }
    }

    /// <summary>What the socket has, waited for. 0: it has said everything; <see langword="null"/>: nothing for a while. The socket is set not to block.</summary>
    public static int? ReceiveSome(this Socket socket, Span<byte> into, CancellationToken cut)
    {
        for (var waited = false; ; waited = true)
        {
            cut.ThrowIfCancellationRequested();
            var count = socket.Receive(into, SocketFlags.None, out var error);
            if (error == SocketError.Success)
                return count;
            if (error != SocketError.WouldBlock)
                throw new SocketException((int)error);
            if (waited || !socket.Poll(LargeTransfers.LookPace, SelectMode.SelectRead))
                return null;
        }
    }
}

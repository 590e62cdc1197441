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
}

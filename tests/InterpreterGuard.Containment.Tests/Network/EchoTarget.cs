using System.Net;
using System.Net.Sockets;

namespace InterpreterGuard.Containment.Tests.Network;

/// <summary>Sends every datagram back.</summary>
internal sealed class EchoTarget : IDisposable
{
    private readonly UdpClient _socket = new(new IPEndPoint(IPAddress.Loopback, 0));
    private int _datagrams;

    public EchoTarget() => _ = EchoAsync();

    public int Port => ((IPEndPoint)_socket.Client.LocalEndPoint!).Port;

    public int Datagrams => Volatile.Read(ref _datagrams);

    public void Dispose() => _socket.Dispose();

    private async Task EchoAsync()
    {
        try
        {
            while (true)
            {
                var received = await _socket.ReceiveAsync();
                Interlocked.Increment(ref _datagrams);
                await _socket.SendAsync(received.Buffer, received.RemoteEndPoint);
            }
        }
        catch (Exception problem) when (problem is SocketException or ObjectDisposedException)
        {
            // Closed.
        }
    }
}

using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace InterpreterGuard.Benchmarks.Monitored;

/// <summary>
/// A listener on this machine's loopback. Whoever connects says in 8 bytes how much he wants (less than nothing: how much he brings), and gets it, or one byte when all of it is there. Who says 0 gets one byte.
/// </summary>
internal sealed class TransferTarget : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public TransferTarget()
    {
        _listener.Start(backlog: 1024);
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptSocketAsync());
        }
        catch (Exception problem) when (problem is SocketException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private static async Task ServeAsync(Socket socket)
    {
        using (socket)
        {
            try
            {
                var buffer = new byte[256 << 10];
                await using var stream = new NetworkStream(socket);
                await stream.ReadExactlyAsync(buffer.AsMemory(0, sizeof(long)));
                var wanted = BinaryPrimitives.ReadInt64LittleEndian(buffer);
                for (var left = wanted; left > 0; left -= Math.Min(left, buffer.Length))
                    await stream.WriteAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)));
                for (var left = -wanted; left > 0;)
                    left -= await stream.ReadAsync(buffer) is var count and > 0 ? count : left;
                if (wanted <= 0)
                    await stream.WriteAsync(buffer.AsMemory(0, 1));
            }
            catch (IOException)
            {
                // Who only connects wants nothing.
            }
        }
    }
}

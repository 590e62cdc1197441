using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace InterpreterGuard.Containment.Tests.Network;

/// <summary>Takes connections, keeps what it is told, and never answers.</summary>
internal sealed class SilentTarget : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public SilentTarget()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Bytes of each connection that is over.</summary>
    public ConcurrentQueue<byte[]> Heard { get; } = new();

    /// <summary>Connections that are open now.</summary>
    public int Open => Volatile.Read(ref _open);

    private int _open;

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = HearAsync(await _listener.AcceptSocketAsync());
        }
        catch (Exception problem) when (problem is SocketException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private async Task HearAsync(Socket socket)
    {
        using var heard = new MemoryStream();
        Interlocked.Increment(ref _open);
        try
        {
            using var stream = new NetworkStream(socket, ownsSocket: true);
            await stream.CopyToAsync(heard);
        }
        catch (IOException)
        {
            // Broken off: what came counts.
        }
        finally
        {
            Interlocked.Decrement(ref _open);
            Heard.Enqueue(heard.ToArray());
        }
    }
}

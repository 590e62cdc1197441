using System.Collections.Concurrent;
using System.Net.Sockets;

namespace InterpreterGuard.Containment.Tests.Hosting;

/// <summary>Stands between a host and the engine on a Unix socket of its own. Cutting it looks to the host as if the engine had stopped; the machine's engine goes on.</summary>
internal sealed class EngineProxy : IAsyncDisposable
{
    private readonly string _path;
    private readonly ConcurrentDictionary<Socket, bool> _open = new();
    private Socket? _listener;
    private Task _accepting = Task.CompletedTask;

    public EngineProxy(string path)
    {
        _path = path;
        Resume();
    }

    /// <summary>Ends every connection and takes no more: connecting fails as it does where no engine runs.</summary>
    public async Task CutAsync()
    {
        _listener?.Dispose();
        await _accepting;
        File.Delete(_path);
        foreach (var socket in _open.Keys)
            socket.Dispose();
        _open.Clear();
    }

    public void Resume()
    {
        _listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        _listener.Bind(new UnixDomainSocketEndPoint(_path));
        _listener.Listen(64);
        _accepting = AcceptAsync(_listener);
    }

    public async ValueTask DisposeAsync() => await CutAsync();

    private async Task AcceptAsync(Socket listener)
    {
        try
        {
            while (true)
                _ = ServeAsync(await listener.AcceptAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Cut.
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using var engine = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        using (client)
        {
            _open[client] = _open[engine] = true;
            try
            {
                await engine.ConnectAsync(new UnixDomainSocketEndPoint(Engine.Socket));
                await Task.WhenAll(PumpAsync(client, engine), PumpAsync(engine, client));
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // One side is gone, and with it this connection.
            }
            finally
            {
                _open.TryRemove(client, out _);
                _open.TryRemove(engine, out _);
            }
        }
    }

    private static async Task PumpAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 << 10];
        int count;
        while ((count = await from.ReceiveAsync(buffer)) > 0)
        {
            for (var sent = 0; sent < count;)
                sent += await to.SendAsync(buffer.AsMemory(sent, count - sent));
        }

        to.Shutdown(SocketShutdown.Send);
    }
}

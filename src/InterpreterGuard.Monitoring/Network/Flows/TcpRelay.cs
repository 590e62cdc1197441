using System.Net;
using System.Net.Sockets;
using InterpreterGuard.Monitoring.Syscalls.Kernel;
using Microsoft.Win32.SafeHandles;

namespace InterpreterGuard.Monitoring.Network.Flows;

/// <summary>
/// A listener in the sandbox's network, to which programs' sockets are connected in place of what they asked for. A connection is known by its program's port. One that nobody announced,
/// because the program came here by itself, is closed.
/// </summary>
internal sealed class TcpRelay : IDisposable
{
    // A program's end may be accepted before we have heard which port it got.
    private static readonly TimeSpan EarlyMax = TimeSpan.FromMilliseconds(200);
    private const int EarlySocketsMax = 64;

    private readonly Lock _lock = new();
    private readonly Dictionary<IPEndPoint, TcpFlow> _expected = [];
    private readonly Dictionary<IPEndPoint, Socket> _early = [];
    private readonly Socket _listener;
    private readonly TimeProvider _time;

    public TcpRelay(SafeFileHandle listener, TimeProvider time)
    {
        _time = time;
        _listener = HandedSockets.Own(listener);
        Place = (IPEndPoint)_listener.LocalEndPoint!;
        Loop = AcceptAsync();
    }

    /// <summary>Ends when nothing is taken any more.</summary>
    public Task Loop { get; }

    /// <summary>Where it listens.</summary>
    public IPEndPoint Place { get; }

    /// <summary>Connects a program's socket here. 0, or what connecting said; <see cref="Errno.InProgress"/> is as good as 0.</summary>
    public int Join(TakenSocket socket, TcpFlow flow)
    {
        var error = socket.Connect(Place);
        if (error is not (0 or Errno.InProgress) || socket.Local() is not { } local)
            return error is 0 ? Errno.NetworkUnreachable : error;
        Socket? early;
        lock (_lock)
        {
            if (!_early.Remove(local, out early))
                _expected[local] = flow;
        }

        if (early is not null)
            flow.Accept(early);
        else
            _ = ExpectAsync(local, flow);
        return error;
    }

    public void Dispose()
    {
        _listener.Dispose();
        lock (_lock)
        {
            foreach (var early in _early.Values)
                early.Dispose();
            _early.Clear();
            _expected.Clear();
        }
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                Take(await _listener.AcceptAsync());
            }
            catch (SocketException problem) when (problem.SocketErrorCode is SocketError.ConnectionAborted or SocketError.ConnectionReset or SocketError.TooManyOpenSockets or SocketError.NoBufferSpaceAvailable)
            {
                // A connection that was gone before it was taken, or a moment without descriptors. Anything else is the listener's end, and must be seen to be one.
                await Task.Delay(TimeSpan.FromMilliseconds(5), _time);
            }
            catch (Exception problem) when (problem is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private void Take(Socket socket)
    {
        if (socket.RemoteEndPoint is not IPEndPoint remote)
        {
            socket.Dispose();
            return;
        }

        var from = EndPoints.Plain(remote);
        TcpFlow? flow;
        lock (_lock)
        {
            if (!_expected.Remove(from, out flow))
            {
                if (_early.Count >= EarlySocketsMax || !_early.TryAdd(from, socket))
                    socket.Dispose();
                else
                    _ = ForgetAsync(from, socket);
                return;
            }
        }

        flow.Accept(socket);
    }

    // One whose program's end never came is expected no longer than it lives.
    private async Task ExpectAsync(IPEndPoint local, TcpFlow flow)
    {
        await flow.Ended;
        lock (_lock)
        {
            if (_expected.TryGetValue(local, out var known) && known == flow)
                _expected.Remove(local);
        }
    }

    private async Task ForgetAsync(IPEndPoint from, Socket socket)
    {
        await Task.Delay(EarlyMax, _time);
        lock (_lock)
        {
            if (!_early.TryGetValue(from, out var known) || known != socket)
                return;
            _early.Remove(from);
        }

        socket.LingerState = new(enable: true, seconds: 0);
        socket.Dispose();
    }
}

using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace InterpreterGuard.Monitoring.Sentry;

/// <summary>
/// Where gVisor's kernels tell what happens, each on a connection of its own, all read by one thread: asynchronous receives cost six times as much a message, and a reader that is late makes the sender throw
/// messages away.
/// </summary>
internal sealed class TraceServer : IDisposable
{
    private const int Waiting = 128;
    private static readonly TimeSpan LookMax = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan AcceptPause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan ClosedPatience = TimeSpan.FromMilliseconds(500);

    private readonly Dictionary<Socket, TraceConnection> _connections = [];
    private readonly Action<TraceConnection> _known;
    private readonly Action<TraceConnection> _gone;
    private readonly ILogger _logger;
    private readonly Socket _listener;
    private readonly string _path;
    private readonly Thread _thread;
    private readonly ManualResetEventSlim _stop = new();

    /// <param name="path">The socket's place.</param>
    /// <param name="known">Told when a connection has said which container it is.</param>
    /// <param name="gone">Told when a connection is over.</param>
    /// <param name="logger">Where a broken thread is told.</param>
    /// <exception cref="IOException">The socket cannot be had.</exception>
    public TraceServer(string path, Action<TraceConnection> known, Action<TraceConnection> gone, ILogger logger)
    {
        (_path, _known, _gone, _logger) = (path, known, gone, logger);
        _listener = TraceSocket.Listen(path, Waiting);
        _thread = new Thread(Run) { Name = "guard sentry traces", IsBackground = true };
        _thread.Start();
    }

    public void Dispose()
    {
        _stop.Set();
        _thread.Join(TimeSpan.FromSeconds(2));
        _listener.Dispose();
        foreach (var connection in _connections.Values)
            connection.Dispose();
        File.Delete(_path);
        _stop.Dispose();
    }

    private void Run()
    {
        try
        {
            while (!_stop.IsSet)
                Look();
        }
        catch (Exception exception)
        {
            // Whatever it was: nobody reads any more, and every sandbox that relied on it must end.
            _logger.TraceThreadFailed(exception);
            foreach (var connection in _connections.Values)
                connection.Fail("The thread that reads what sandboxes' kernels tell has ended");
        }
    }

    private void Look()
    {
        List<Socket> ready = [_listener, .. _connections.Keys];
        Socket.Select(ready, null, null, LookMax);
        foreach (var socket in ready)
        {
            if (socket == _listener)
                Accept();
            else if (!Serve(_connections[socket]))
                End(_connections[socket]);
        }
    }

    private void Accept()
    {
        Socket socket;
        try
        {
            socket = _listener.Accept();
        }
        catch (SocketException problem) when (problem.SocketErrorCode is SocketError.ConnectionAborted or SocketError.ConnectionReset or SocketError.TooManyOpenSockets or SocketError.NoBufferSpaceAvailable)
        {
            // One that was gone before it was taken, or a moment without descriptors: it does not start, and the others are read on.
            _stop.Wait(AcceptPause);
            return;
        }

        _connections[socket] = new(socket);
    }

    private bool Serve(TraceConnection connection)
    {
        var known = connection.ContainerId.Length > 0;
        var goesOn = connection.Read();
        if (!known && connection.ContainerId.Length > 0)
            _known(connection);
        return goesOn;
    }

    private void End(TraceConnection connection)
    {
        _connections.Remove(connection.Socket);
        connection.Closed(ClosedPatience);
        _gone(connection);
        connection.Dispose();
    }
}

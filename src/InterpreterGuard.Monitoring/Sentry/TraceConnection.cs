using System.Buffers;
using System.Net.Sockets;

namespace InterpreterGuard.Monitoring.Sentry;

/// <summary>What one kernel tells. It is nobody's until it has told which container it is; before somebody watches, only its processes are learned: nothing of a submission's runs yet.</summary>
internal sealed class TraceConnection : IDisposable
{
    private const int GreetingMax = 256;

    // So that one that talks without end does not keep the others waiting.
    private const int MessagesATurn = 512;

    // Far more than a sender's buffer holds, which is all that can lie between it and us: what has been told is read, and one that talks without end is left.
    private const int HeldBytesMax = 4 << 20;

    // Handshake { version = 1 }.
    private static readonly byte[] Greeting = [0x08, 0x01];

    private readonly Lock _lock = new();
    private long _lostBefore;
    private long _dropped;
    private bool _greeted;
    private bool _disposed;
    private SentryWatch? _watch;

    public TraceConnection(Socket socket)
    {
        Socket = socket;
        socket.Blocking = false;
    }

    /// <summary>What is known of its processes.</summary>
    public SentryProcesses Processes { get; } = new();

    public Socket Socket { get; }

    /// <summary>Empty until it is told.</summary>
    public string ContainerId { get; private set; } = "";

    /// <summary>Gives it to its watch.</summary>
    public void Give(SentryWatch watch)
    {
        lock (_lock)
        {
            _watch = watch;
            if (_lostBefore > 0)
                watch.Lost(_lostBefore, $"{_lostBefore} messages of the sandbox's kernel were lost at its start");
        }
    }

    /// <summary>Reads what has come, a turn at most. False: nothing more will come.</summary>
    public bool Read()
    {
        lock (_lock)
            return Read(MessagesATurn, long.MaxValue);
    }

    /// <summary>Reads all that its kernel has told until now: a record that is closed before is one without the last that happened.</summary>
    public void Hear()
    {
        lock (_lock)
        {
            if (_greeted && !_disposed)
                Read(int.MaxValue, HeldBytesMax);
        }
    }

    /// <summary>Its kernel has closed it, or we have.</summary>
    public void Closed(TimeSpan patience)
    {
        lock (_lock)
            _ = _watch?.ClosedAsync(patience);
    }

    /// <summary>Nobody listens any more.</summary>
    public void Fail(string message)
    {
        lock (_lock)
            _watch?.Fail(message);
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            Socket.Dispose();
        }
    }

    private bool Read(int messages, long bytes)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(TraceMessage.BytesMax);
        try
        {
            for (; messages > 0 && bytes > 0; messages--)
            {
                var count = Socket.Receive(buffer.AsSpan(0, TraceMessage.BytesMax), SocketFlags.None, out var error);
                if (error == SocketError.WouldBlock)
                    return true;
                if (error != SocketError.Success || count == 0)
                    return false;
                bytes -= count;
                if (_greeted)
                    Take(buffer.AsSpan(0, count));
                else if (!Greet(count))
                    return false;
            }

            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private bool Greet(int count)
    {
        _greeted = true;
        return count <= GreetingMax && Socket.Send(Greeting, SocketFlags.None, out var error) == Greeting.Length && error == SocketError.Success;
    }

    private void Take(ReadOnlySpan<byte> bytes)
    {
        var message = TraceMessage.Read(bytes);
        if (message is null)
        {
            Lose(1, "A message of the sandbox's kernel could not be read");
            return;
        }

        if (message.Dropped > _dropped)
            Lose(message.Dropped - _dropped, "The sandbox's kernel threw messages away");
        _dropped = message.Dropped;
        Processes.Learn(message);
        _watch?.Take(message);

        // The first word stands: whoever took over a kernel cannot become another container's.
        if (message.Kind == TraceKind.ContainerStart && ContainerId.Length == 0)
            ContainerId = message.Text(2);
    }

    private void Lose(long count, string why)
    {
        if (_watch is null)
            _lostBefore += count;
        else
            _watch.Lost(count, why);
    }
}

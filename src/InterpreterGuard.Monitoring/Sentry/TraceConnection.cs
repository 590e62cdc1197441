using System.Net.Sockets;

namespace InterpreterGuard.Monitoring.Sentry;

/// <summary>What one kernel tells. It is nobody's until it has told which container it is; before somebody watches, only its processes are learned: nothing of a submission's runs yet.</summary>
internal sealed class TraceConnection(Socket socket) : IDisposable
{
    private readonly Lock _lock = new();
    private long _lostBefore;
    private long _dropped;
    private SentryWatch? _watch;

    /// <summary>What is known of its processes.</summary>
    public SentryProcesses Processes { get; } = new();

    public Socket Socket => socket;

    /// <summary>Empty until it is told.</summary>
    public string ContainerId { get; private set; } = "";

    /// <summary>Has said how it speaks.</summary>
    public bool Greeted { get; set; }

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

    /// <summary>Takes one message. True: now it is known which container tells.</summary>
    public bool Take(ReadOnlySpan<byte> bytes)
    {
        var message = TraceMessage.Read(bytes);
        lock (_lock)
        {
            if (message is null)
            {
                Lose(1, "A message of the sandbox's kernel could not be read");
                return false;
            }

            if (message.Dropped > _dropped)
                Lose(message.Dropped - _dropped, "The sandbox's kernel threw messages away");
            _dropped = message.Dropped;
            Processes.Learn(message);
            _watch?.Take(message);
        }

        // The first word stands: whoever took over a kernel cannot become another container's.
        if (message.Kind != TraceKind.ContainerStart || ContainerId.Length > 0)
            return false;
        ContainerId = message.Text(2);
        return ContainerId.Length > 0;
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

    public void Dispose() => socket.Dispose();

    private void Lose(long count, string why)
    {
        if (_watch is null)
            _lostBefore += count;
        else
            _watch.Lost(count, why);
    }
}

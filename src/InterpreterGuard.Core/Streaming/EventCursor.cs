namespace InterpreterGuard.Core.Streaming;

/// <summary>One reader's place in a log. For one thread at a time.</summary>
public sealed class EventCursor
{
    private readonly EventLog _log;
    private readonly Queue<ExecutionEvent> _ahead = new();
    private long _taken;

    internal EventCursor(EventLog log, long after) => (_log, _taken, Sequence) = (log, after, after);

    /// <summary>The number of the event that was read last.</summary>
    public long Sequence { get; private set; }

    /// <summary>Waits until there is something to read. False: the last one was read.</summary>
    public async Task<bool> MoreAsync(CancellationToken cancellationToken)
    {
        while (_ahead.Count == 0)
        {
            var (news, ended, more) = _log.Look(_taken);
            foreach (var happened in news)
                _ahead.Enqueue(happened);
            _taken += news.Count;
            if (news.Count > 0)
                return true;
            if (ended)
                return false;
            await more.WaitAsync(cancellationToken);
        }

        return true;
    }

    /// <summary>The next event; <see langword="null"/> when there is none now.</summary>
    public ExecutionEvent? TryRead()
    {
        if (!_ahead.TryDequeue(out var happened))
            return null;
        Sequence++;
        return happened;
    }
}

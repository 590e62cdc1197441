using InterpreterGuard.Core.Identity;

namespace InterpreterGuard.Core.Streaming;

/// <summary>
/// The events of one execution in order, numbered from 1. Whoever reads has a place of its own: one that is slow, or that nobody reads, holds up nobody. Safe from any thread.
/// </summary>
public sealed class EventLog(ExecutionId id, string apiKeyId, long bytesMax)
{
    private readonly Lock _lock = new();
    private readonly List<ExecutionEvent> _events = [];
    private TaskCompletionSource _more = NewSignal();
    private bool _ended;

    public ExecutionId Id { get; } = id;

    /// <summary>Whose execution it is.</summary>
    public string ApiKeyId { get; } = apiKeyId;

    /// <summary>About how much memory it takes.</summary>
    internal long Bytes { get; private set; } = 1024;

    internal long BytesMax => bytesMax;

    internal DateTimeOffset EndedAt { get; set; }

    /// <summary>Adds one. After the end, or beyond the bound, nothing is added.</summary>
    public void Add(ExecutionEvent happened)
    {
        lock (_lock)
        {
            if (_ended || Bytes + happened.Bytes > bytesMax)
                return;
            Put(happened);
        }
    }

    /// <summary>Adds the last one, and lets whoever reads come to its end.</summary>
    internal void End()
    {
        lock (_lock)
        {
            if (_ended)
                return;
            _ended = true;
            Put(new CompletedEvent());
        }
    }

    /// <summary>Reads the events after a number, those to come included, until the last one.</summary>
    public EventCursor Read(long after) => new(this, after);

    /// <summary>What is there after a number now, whether anything can follow, and a task that completes when something does.</summary>
    internal (IReadOnlyList<ExecutionEvent> News, bool Ended, Task More) Look(long after)
    {
        lock (_lock)
            return (after < _events.Count ? _events.GetRange((int)after, _events.Count - (int)after) : [], _ended, _more.Task);
    }

    private void Put(ExecutionEvent happened)
    {
        _events.Add(happened);
        Bytes += happened.Bytes;
        var more = _more;
        _more = NewSignal();
        more.SetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

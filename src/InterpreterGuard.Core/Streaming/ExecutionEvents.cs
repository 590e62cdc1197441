using InterpreterGuard.Core.Identity;

namespace InterpreterGuard.Core.Streaming;

/// <summary>The logs of executions that run, and for a while of those that ended. Safe from any thread.</summary>
public sealed class ExecutionEvents(EventBounds bounds, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ExecutionId, EventLog> _logs = [];
    private readonly Queue<EventLog> _ended = new();
    private long _endedBytes;

    /// <summary>Begins a log.</summary>
    public EventLog Open(ExecutionId id, string apiKeyId)
    {
        lock (_lock)
        {
            Sweep();
            var log = new EventLog(id, apiKeyId, bounds.ExecutionBytesMax);
            _logs.Add(id, log);
            return log;
        }
    }

    /// <summary>The log of an execution; <see langword="null"/> when there was none or it is gone by now.</summary>
    public EventLog? Find(ExecutionId id)
    {
        lock (_lock)
        {
            Sweep();
            return _logs.GetValueOrDefault(id);
        }
    }

    /// <summary>Ends a log with its last event. Whoever reads it may read on, also when it is thrown away.</summary>
    public void End(EventLog log)
    {
        log.End();
        lock (_lock)
        {
            log.EndedAt = time.GetUtcNow();
            _ended.Enqueue(log);
            _endedBytes += log.Bytes;
            Sweep();
        }
    }

    // Called with the lock held.
    private void Sweep()
    {
        var old = time.GetUtcNow() - bounds.KeptFor;
        while (_ended.TryPeek(out var oldest) && (oldest.EndedAt <= old || _endedBytes > bounds.KeptBytesMax))
        {
            _ended.Dequeue();
            _endedBytes -= oldest.Bytes;
            _logs.Remove(oldest.Id);
        }
    }
}

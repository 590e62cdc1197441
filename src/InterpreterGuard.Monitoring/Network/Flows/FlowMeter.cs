using InterpreterGuard.Core.Profiles;

namespace InterpreterGuard.Monitoring.Network.Flows;

/// <summary>Counts what the flows of one execution take. Each limit is told once, when it is met first.</summary>
internal sealed class FlowMeter(EgressLimits limits, TimeProvider time, Action<string, long> tell)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Queue<long> _begun = [];
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private int _flows;
    private long _up;
    private long _down;

    /// <summary>A flow more. What stands against it, as a fact's resource; <see langword="null"/>: nothing.</summary>
    public string? TryBegin()
    {
        var met = TryCount();
        if (met is null)
            return null;
        Telemetry.Refused("limit");
        Tell(met, met == "flows" ? limits.FlowsMax : limits.FlowsPerMinuteMax);
        return met;
    }

    public void End() => Interlocked.Decrement(ref _flows);

    /// <summary>The program sends bytes. False: it has sent what it may, and these do not go on.</summary>
    public bool Up(long bytes) => Within(Interlocked.Add(ref _up, bytes), limits.UploadBytesMax, "upload");

    /// <summary>The program is sent bytes. False: as above.</summary>
    public bool Down(long bytes) => Within(Interlocked.Add(ref _down, bytes), limits.DownloadBytesMax, "download");

    private string? TryCount()
    {
        lock (_lock)
        {
            while (_begun.TryPeek(out var begun) && time.GetElapsedTime(begun) >= Minute)
                _begun.Dequeue();
            if (Volatile.Read(ref _flows) >= limits.FlowsMax)
                return "flows";
            if (_begun.Count >= limits.FlowsPerMinuteMax)
                return "flows_per_minute";
            _begun.Enqueue(time.GetTimestamp());
            Interlocked.Increment(ref _flows);
            return null;
        }
    }

    private bool Within(long taken, long most, string resource)
    {
        if (taken <= most)
            return true;
        Tell(resource, most);
        return false;
    }

    private void Tell(string resource, long limit)
    {
        lock (_lock)
        {
            if (!_told.Add(resource))
                return;
        }

        tell(resource, limit);
    }
}

using InterpreterGuard.Core.Monitoring;

namespace InterpreterGuard.Monitoring.Syscalls;

/// <summary>What a watch counts. Written by one thread, read by any.</summary>
internal sealed class SensorCounters
{
    private long _seen;
    private long _lost;
    private long _late;
    private long _withdrawn;
    private long _slowestMicroseconds;
    private double _saturation;
    private ulong _lastId;

    public SensorHealth Health => new("syscalls", On: true, Interlocked.Read(ref _seen), Interlocked.Read(ref _lost), Interlocked.Read(ref _slowestMicroseconds))
    {
        Late = Interlocked.Read(ref _late),
        Withdrawn = Interlocked.Read(ref _withdrawn),
        Saturation = Math.Round(Volatile.Read(ref _saturation), 3),
    };

    /// <summary>Another execution begins: what is counted is its own.</summary>
    public void Restart()
    {
        Interlocked.Exchange(ref _seen, 0);
        Interlocked.Exchange(ref _lost, 0);
        Interlocked.Exchange(ref _late, 0);
        Interlocked.Exchange(ref _withdrawn, 0);
        Interlocked.Exchange(ref _slowestMicroseconds, 0);
        Volatile.Write(ref _saturation, 0);
    }

    public void Seen() => Interlocked.Increment(ref _seen);

    /// <summary>The kernel numbers the calls of one listener without gaps, from a number of its own choice.</summary>
    public void Numbered(ulong id)
    {
        if (_lastId != 0 && id > _lastId + 1)
            Interlocked.Add(ref _withdrawn, (long)(id - _lastId - 1));
        _lastId = id;
    }

    /// <summary>Counts a loss. True when it is worth a word: the first, the tenth, the hundredth …</summary>
    public bool Lost(out long lost)
    {
        lost = Interlocked.Increment(ref _lost);
        var left = lost;
        while (left % 10 == 0)
            left /= 10;
        return left == 1;
    }

    public void Late() => Interlocked.Increment(ref _late);

    public void Took(TimeSpan time)
    {
        var microseconds = (long)time.TotalMicroseconds;
        if (microseconds > Interlocked.Read(ref _slowestMicroseconds))
            Interlocked.Exchange(ref _slowestMicroseconds, microseconds);
    }

    /// <summary>The share of its time for which the thread that serves this watch was at work lately.</summary>
    public void Saturated(double share)
    {
        if (share > Volatile.Read(ref _saturation))
            Volatile.Write(ref _saturation, share);
    }
}

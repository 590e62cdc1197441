using InterpreterGuard.Core.Monitoring;

namespace InterpreterGuard.Monitoring.Syscalls;

/// <summary>What a watch counts. Written by one thread, read by any.</summary>
internal sealed class SensorCounters
{
    private long _seen;
    private long _lost;
    private long _slowestMicroseconds;

    public SensorHealth Health => new("syscalls", On: true, Interlocked.Read(ref _seen), Interlocked.Read(ref _lost), Interlocked.Read(ref _slowestMicroseconds));

    /// <summary>Another execution begins: what is counted is its own.</summary>
    public void Restart()
    {
        Interlocked.Exchange(ref _seen, 0);
        Interlocked.Exchange(ref _lost, 0);
        Interlocked.Exchange(ref _slowestMicroseconds, 0);
    }

    public void Seen() => Interlocked.Increment(ref _seen);

    /// <summary>Counts a loss. True when it is worth a word: the first, the tenth, the hundredth …</summary>
    public bool Lost(out long lost)
    {
        lost = Interlocked.Increment(ref _lost);
        var left = lost;
        while (left % 10 == 0)
            left /= 10;
        return left == 1;
    }

    public void Took(TimeSpan time)
    {
        var microseconds = (long)time.TotalMicroseconds;
        if (microseconds > Interlocked.Read(ref _slowestMicroseconds))
            Interlocked.Exchange(ref _slowestMicroseconds, microseconds);
    }
}

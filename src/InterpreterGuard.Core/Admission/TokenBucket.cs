namespace InterpreterGuard.Core.Admission;

/// <summary>A rate with a burst: tokens come evenly, and at most so many lie there.</summary>
internal sealed class TokenBucket(int perMinute, int burst, TimeProvider time)
{
    private double _tokens = burst;
    private long _at = time.GetTimestamp();

    /// <summary>Takes a token. Zero: it was there. Otherwise how long it takes until one is.</summary>
    public TimeSpan Take()
    {
        var now = time.GetTimestamp();
        var perSecond = perMinute / 60.0;
        _tokens = Math.Min(burst, _tokens + (time.GetElapsedTime(_at, now).TotalSeconds * perSecond));
        _at = now;
        if (_tokens < 1)
            return TimeSpan.FromSeconds((1 - _tokens) / perSecond);
        _tokens--;
        return TimeSpan.Zero;
    }
}

namespace InterpreterGuard.Core.Evidence;

/// <summary>The time as evidence keeps it.</summary>
public static class EvidenceClock
{
    /// <summary>Now, UTC, in whole microseconds: what is told while it happens and what is read from the store later are the same moment.</summary>
    public static DateTimeOffset GetEvidenceTime(this TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        var now = time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}

namespace InterpreterGuard.Core.Outbox;

/// <summary>How much may wait for one destination, dead letters included.</summary>
/// <param name="Messages">Messages.</param>
/// <param name="Bytes">Bytes of their bodies.</param>
public sealed record OutboxBounds(int Messages, long Bytes)
{
    /// <summary>The share of either bound that is used, the larger of the two: 1 is full.</summary>
    public double Used(long messages, long bytes) => Math.Max((double)messages / Messages, (double)bytes / Bytes);
}

namespace InterpreterGuard.Host.Review.Evidence;

/// <summary>What was seen of one family, over time.</summary>
internal sealed record TimelineLane(string Title, IReadOnlyList<TimelineBar> Bars)
{
    public int Count => Bars.Sum(bar => bar.Count);

    public int Stopped => Bars.Sum(bar => bar.Stopped);
}

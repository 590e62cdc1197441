namespace InterpreterGuard.Host.Review.Evidence;

/// <summary>How much fell into one stretch of time, and how much of it was denied or killed.</summary>
internal sealed record TimelineBar(int Bin, int Count, int Stopped)
{
    /// <summary>Counts differ by thousands: the logarithm keeps one of them visible beside ten thousand.</summary>
    public int Height(int most) => Math.Clamp((int)Math.Round(4 + (Math.Log2(Count) * 1.15)), 4, most);
}

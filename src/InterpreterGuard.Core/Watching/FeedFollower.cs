using System.Threading.Channels;

namespace InterpreterGuard.Core.Watching;

/// <summary>One who follows all executions. What it does not read in time is counted, not waited for.</summary>
public sealed class FeedFollower : IDisposable
{
    private readonly Channel<FeedNews> _news;
    private readonly Action<FeedFollower> _leave;
    private long _missed;

    internal FeedFollower(int waitingMax, Action<FeedFollower> leave)
    {
        _leave = leave;
        _news = Channel.CreateBounded<FeedNews>(new BoundedChannelOptions(waitingMax) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
    }

    public ChannelReader<FeedNews> News => _news.Reader;

    /// <summary>How many it missed since the last time this was asked.</summary>
    public long TakeMissed() => Interlocked.Exchange(ref _missed, 0);

    public void Dispose() => _leave(this);

    internal void Tell(FeedNews news)
    {
        if (!_news.Writer.TryWrite(news))
            Interlocked.Increment(ref _missed);
    }
}

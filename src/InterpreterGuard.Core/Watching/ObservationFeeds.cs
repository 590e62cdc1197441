using System.Collections.Immutable;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Core.Watching;

/// <summary>The feeds of executions that are under way. Those of the past are in the store. Safe from any thread.</summary>
public sealed class ObservationFeeds
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ExecutionId, ObservationFeed> _feeds = [];
    private ImmutableArray<FeedFollower> _followers = [];

    /// <summary>The feed of an execution; <see langword="null"/> when it is not under way.</summary>
    public ObservationFeed? Find(ExecutionId id)
    {
        lock (_lock)
            return _feeds.GetValueOrDefault(id);
    }

    /// <summary>Follows all executions: first those under way, then each as it begins.</summary>
    /// <param name="waitingMax">News that may wait to be read; more are counted as missed.</param>
    public FeedFollower Follow(int waitingMax)
    {
        var follower = new FeedFollower(waitingMax, Leave);
        lock (_lock)
        {
            foreach (var feed in _feeds.Values)
                follower.Tell(new FeedNews(feed, FeedNewsKind.Began));
            _followers = _followers.Add(follower);
        }

        return follower;
    }

    internal ObservationFeed Open(Submission submission)
    {
        var feed = new ObservationFeed(submission, Tell);
        lock (_lock)
        {
            _feeds[feed.Id] = feed;
            Tell(new FeedNews(feed, FeedNewsKind.Began));
        }

        return feed;
    }

    internal void Close(ObservationFeed feed)
    {
        feed.Close();
        lock (_lock)
        {
            // A submission that was held and released has a second feed under the same id.
            if (ReferenceEquals(_feeds.GetValueOrDefault(feed.Id), feed))
                _feeds.Remove(feed.Id);
        }
    }

    private void Leave(FeedFollower follower)
    {
        lock (_lock)
            _followers = _followers.Remove(follower);
    }

    // Read without the lock: a sensor's thread is here. An array that is swapped whole is never half of two.
    private void Tell(FeedNews news)
    {
        foreach (var follower in _followers)
            follower.Tell(news);
    }
}

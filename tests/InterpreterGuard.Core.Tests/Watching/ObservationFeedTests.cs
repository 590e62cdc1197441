using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Core.Watching;

namespace InterpreterGuard.Core.Tests.Watching;

public sealed class ObservationFeedTests
{
    private readonly ObservationFeeds _feeds = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reader_that_waits_is_woken_and_one_that_does_not_costs_nothing()
    {
        var feed = _feeds.Open(Some());
        See(feed, 1);
        var look = feed.Look(1);
        Assert.Empty(look.Seen);
        Assert.False(look.More.IsCompleted);

        See(feed, 2);

        await look.More.WaitAsync(Stop);
        Assert.Equal([2], feed.Look(1).Seen.Select(seen => seen.Observation.Sequence));
        Assert.Equal([1, 2], feed.Look(0).Seen.Select(seen => seen.Observation.Sequence));
    }

    [Fact]
    public void What_the_store_holds_is_held_no_more_and_a_late_reader_is_told_so()
    {
        var feed = _feeds.Open(Some());
        See(feed, 1, 2, 3);

        feed.Kept(2);

        var late = feed.Look(1);
        Assert.Equal((true, 2L, 0), (late.Behind, late.KeptTo, late.Seen.Count));
        var other = feed.Look(2);
        Assert.False(other.Behind);
        Assert.Equal([3], other.Seen.Select(seen => seen.Observation.Sequence));
    }

    [Fact]
    public void Nothing_comes_after_the_end_and_nobody_finds_it_any_more()
    {
        var feed = _feeds.Open(Some());
        See(feed, 1);
        feed.Ended();
        _feeds.Close(feed);

        See(feed, 2);

        var look = feed.Look(0);
        Assert.Equal((true, true, 1), (look.Ended, look.Closed, look.Seen.Count));
        Assert.Null(_feeds.Find(feed.Id));
    }

    [Fact]
    public void A_second_feed_of_the_same_execution_outlives_the_first()
    {
        var held = _feeds.Open(Some());
        var released = _feeds.Open(held.Submission);

        _feeds.Close(held);

        Assert.Same(released, _feeds.Find(held.Id));
    }

    [Fact]
    public void Who_follows_all_gets_those_under_way_and_those_that_begin()
    {
        var before = _feeds.Open(Some());
        using var follower = _feeds.Follow(100);
        var after = _feeds.Open(Some());
        See(before, 1);
        after.Ended();

        Assert.Equal(
            [(before.Id, FeedNewsKind.Began), (after.Id, FeedNewsKind.Began), (before.Id, FeedNewsKind.Observed), (after.Id, FeedNewsKind.Ended)],
            Read(follower).Select(news => (news.Feed.Id, news.Kind)));
    }

    [Fact]
    public void A_follower_that_stands_still_holds_up_nobody_and_learns_what_it_missed()
    {
        using var follower = _feeds.Follow(3);
        var feed = _feeds.Open(Some());

        See(feed, 1, 2, 3, 4, 5);

        Assert.Equal(3, Read(follower).Count);
        Assert.Equal((3L, 0L), (follower.TakeMissed(), follower.TakeMissed()));
    }

    [Fact]
    public void A_follower_that_left_is_told_nothing()
    {
        var follower = _feeds.Follow(10);
        follower.Dispose();

        _feeds.Open(Some());

        Assert.Empty(Read(follower));
    }

    private static List<FeedNews> Read(FeedFollower follower)
    {
        var all = new List<FeedNews>();
        while (follower.News.TryRead(out var news))
            all.Add(news);
        return all;
    }

    private static void See(ObservationFeed feed, params ReadOnlySpan<long> sequences)
    {
        foreach (var sequence in sequences)
            feed.Observed(new SeenObservation(new Observation(sequence, DateTimeOffset.UnixEpoch, new ProcessReference(7, 1, "python3"), new ProcessMemoryFile { Name = "x" }, Decision.Allowed), []));
    }

    private static Submission Some() => new()
    {
        Id = ExecutionId.New(TimeProvider.System), Language = Language.Python, Code = "", ProfileName = "default", ApiKeyId = "key", ReceivedAt = DateTimeOffset.UnixEpoch,
    };
}

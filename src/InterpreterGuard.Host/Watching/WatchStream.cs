using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Watching;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Masking;
using InterpreterGuard.Host.Streaming;

namespace InterpreterGuard.Host.Watching;

/// <summary>Tells what is seen of executions while it is seen. What a reader comes too late for is read from the store, so that nobody who is slow costs memory or makes a sandbox wait.</summary>
internal sealed class WatchStream(
    ObservationFeeds feeds, IEvidenceStore evidence, ServerEvents streams, AgentView view, TimeProvider time, IHostApplicationLifetime lifetime)
{
    /// <summary>News that may wait for one who follows all executions.</summary>
    public const int WaitingMax = 4096;

    private const int PageMax = 1000;
    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(100);

    /// <summary>One execution, from its beginning or from a number on, to its end.</summary>
    /// <param name="context">Where to.</param>
    /// <param name="caller">Who watches.</param>
    /// <param name="policy">What says how much the caller sees.</param>
    /// <param name="found">Which.</param>
    /// <param name="after">The number of the last observation the caller has.</param>
    /// <param name="aftermath">To go on behind the ending with what it left running in its session.</param>
    public async Task WriteAsync(HttpContext context, Caller caller, IPolicy policy, Execution found, long after, bool aftermath)
    {
        var writer = await BeginAsync(context, caller, policy);
        if (after == 0)
            writer.Began(found.Submission);
        await writer.FlushAsync();
        while (true)
        {
            if (feeds.Find(found.Id) is { } feed)
            {
                await FollowAsync(writer, feed, after, aftermath);
                return;
            }

            if (await evidence.FindExecutionAsync(found.Id, writer.Stop) is { Status: not ExecutionStatus.Running } execution)
            {
                await WriteKeptAsync(writer, execution, after);
                return;
            }

            // Its feed is opened in a moment, or was closed a moment ago.
            await writer.WaitAsync(Task.Delay(AskEvery, time, writer.Stop));
        }
    }

    /// <summary>All executions as they begin, until the caller goes or the host ends.</summary>
    public async Task WriteAllAsync(HttpContext context, Caller caller, IPolicy policy)
    {
        using var follower = feeds.Follow(WaitingMax);
        var writer = await BeginAsync(context, caller, policy);
        await writer.FlushAsync();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(writer.Stop, lifetime.ApplicationStopping);
        try
        {
            while (await writer.WaitAsync(follower.News.WaitToReadAsync(ending.Token).AsTask()))
            {
                for (var told = 0; told < PageMax && follower.News.TryRead(out var news); told++)
                {
                    if (caller.MaySee(news.Feed.Submission))
                        await TellAsync(writer, news);
                }

                if (follower.TakeMissed() is > 0 and var missed)
                    writer.Missed(missed);
                await writer.FlushAsync();
            }
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // Whoever watches must not keep the host from ending.
        }
    }

    private async Task<WatchWriter> BeginAsync(HttpContext context, Caller caller, IPolicy policy)
    {
        var writer = streams.Begin(context);
        await context.Response.StartAsync(writer.Stop);
        return new WatchWriter(writer, evidence, view, caller, policy);
    }

    private static Task TellAsync(WatchWriter writer, FeedNews news)
    {
        var feed = news.Feed;
        switch (news.Kind)
        {
            case FeedNewsKind.Began:
                writer.Began(feed.Submission);
                break;
            case FeedNewsKind.Screened when feed.Look(0).Screening is { } screening:
                writer.Screened(feed.Id, screening.Verdict, screening.Findings);
                break;
            case FeedNewsKind.Observed:
                writer.Observed(feed.Id, news.Seen!, numbered: false);
                break;
            case FeedNewsKind.Ended:
                return writer.EndedAsync(feed.Id);
        }

        return Task.CompletedTask;
    }

    private async Task FollowAsync(WatchWriter writer, ObservationFeed feed, long after, bool aftermath)
    {
        var (screened, ended) = (after > 0, false);
        while (true)
        {
            var look = feed.Look(after);
            if (!screened && look.Screening is { } screening)
            {
                writer.Screened(feed.Id, screening.Verdict, screening.Findings);
                screened = true;
            }

            if (look.Behind)
            {
                after = Math.Max(look.KeptTo, await WritePagesAsync(writer, feed.Id, after, look.KeptTo));
                continue;
            }

            foreach (var seen in look.Seen)
            {
                writer.Observed(feed.Id, seen, numbered: true);
                after = seen.Observation.Sequence;
            }

            if (look.Ended && !ended)
            {
                await writer.EndedAsync(feed.Id);
                ended = true;
            }

            // A reader that is slow is waited for here.
            await writer.FlushAsync();
            if (look.Closed || (ended && !aftermath))
                return;
            await writer.WaitAsync(look.More);
        }
    }

    private async Task WriteKeptAsync(WatchWriter writer, Execution execution, long after)
    {
        if (after == 0)
            writer.Screened(execution.Id, execution.Verdict, execution.Findings);
        await WritePagesAsync(writer, execution.Id, after, long.MaxValue);
        writer.Ended(execution);
        await writer.FlushAsync();
    }

    /// <summary>Writes what is kept behind a number, up to another one, and says where it came to.</summary>
    private async Task<long> WritePagesAsync(WatchWriter writer, ExecutionId id, long after, long upTo)
    {
        var detections = (await evidence.FindExecutionAsync(id, writer.Stop))?.Detections.ToLookup(detection => detection.Observation ?? 0);
        while (await evidence.ListObservationsAsync(id, after, PageMax, writer.Stop) is { Count: > 0 } page)
        {
            foreach (var observation in page.Where(observation => observation.Sequence <= upTo))
                writer.Observed(id, new SeenObservation(observation, [.. detections?[observation.Sequence] ?? Enumerable.Empty<Detection>()]), numbered: true);
            after = Math.Min(page[^1].Sequence, upTo);
            await writer.FlushAsync();
            if (page.Count < PageMax || after == upTo)
                break;
        }

        return after;
    }
}

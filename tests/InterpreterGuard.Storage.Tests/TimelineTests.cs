using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.TestKit.Given;

namespace InterpreterGuard.Storage.Tests;

public sealed class TimelineTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 4, 3, 2, 1, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_seen_is_counted_by_kind_answer_and_stretch_of_time()
    {
        await using var storage = await OpenStorage.AtAsync(OpenStorage.NewPath());
        var execution = await KeepAsync(storage, count: 10);
        await KeepAsync(storage, count: 3);

        var extent = await storage.Timeline.ExtentAsync(execution.Id, Stop);
        var bins = await storage.Timeline.BinsAsync(execution.Id, Start.AddSeconds(2), TimeSpan.FromSeconds(4), Stop);

        // One a second, the third and the fifth denied; what was seen before the first stretch counts as of it.
        Assert.Equal(new TimelineExtent(10, Start, Start.AddSeconds(9)), extent);
        var kind = GivenFacts.Runtime[0].Kind;
        Assert.Equal(
            [new TimelineBin(kind, Decision.Allowed, 0, 4), new TimelineBin(kind, Decision.Denied, 0, 2), new TimelineBin(kind, Decision.Allowed, 1, 4)],
            bins.OrderBy(bin => bin.Bin).ThenBy(bin => bin.Decision));
    }

    [Fact]
    public async Task A_page_begins_at_a_place_and_a_sequence_has_one()
    {
        await using var storage = await OpenStorage.AtAsync(OpenStorage.NewPath());
        var execution = await KeepAsync(storage, count: 10);

        var page = await storage.Timeline.PageAsync(execution.Id, skip: 7, countMax: 5, Stop);

        Assert.Equal([8L, 9L, 10L], page.Select(seen => seen.Sequence));
        Assert.Equal(7, await storage.Timeline.PlaceAsync(execution.Id, 8, Stop));
    }

    [Fact]
    public async Task Of_what_nobody_knows_nothing_was_seen()
    {
        await using var storage = await OpenStorage.AtAsync(OpenStorage.NewPath());
        await KeepAsync(storage, count: 2);
        var unknown = GivenExecutions.Accepted().Id;

        Assert.Equal(new TimelineExtent(0, null, null), await storage.Timeline.ExtentAsync(unknown, Stop));
        Assert.Empty(await storage.Timeline.BinsAsync(unknown, Start, TimeSpan.FromSeconds(1), Stop));
        Assert.Empty(await storage.Timeline.PageAsync(unknown, 0, 10, Stop));
    }

    private static async Task<Execution> KeepAsync(OpenStorage storage, int count)
    {
        var accepted = GivenExecutions.Accepted();
        await storage.Evidence.AcceptAsync(accepted, Stop);
        var ended = GivenExecutions.Ended(accepted) with
        {
            Observations = [.. Enumerable.Range(0, count).Select(i =>
                new Observation(i + 1, Start.AddSeconds(i), new ProcessReference(7, 1, "python3"), GivenFacts.Runtime[0], i is 2 or 4 ? Decision.Denied : Decision.Allowed))],
        };
        await storage.Evidence.CompleteAsync(ended, null, Stop);
        return accepted;
    }
}

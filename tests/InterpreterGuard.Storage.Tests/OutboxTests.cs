using System.Text;
using InterpreterGuard.Core.Audit;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Held;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Outbox;
using InterpreterGuard.TestKit.Given;

namespace InterpreterGuard.Storage.Tests;

/// <summary>Messages are there with their incident or not at all, in order, within bounds, until somebody has them.</summary>
public sealed class OutboxTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_is_kept_with_its_incident_and_gone_once_delivered()
    {
        var path = OpenStorage.NewPath();
        var router = new Router();
        await using (var storage = await OpenStorage.AtAsync(path, router: router))
        {
            await EndAsync(storage, "first");
            await EndAsync(storage, "second");
        }

        await using var again = await OpenStorage.AtAsync(path, router: router);
        var waiting = await again.Outbox.ListWaitingAsync("siem", 10, Stop);
        await again.Outbox.DeliveredAsync(waiting[0].Number, GivenExecutions.Noon);

        Assert.Equal(["first", "second"], waiting.Select(message => Encoding.UTF8.GetString(message.Body.Span)));
        Assert.Equal("second", Encoding.UTF8.GetString(Assert.Single(await again.Outbox.ListWaitingAsync("siem", 10, Stop)).Body.Span));
        Assert.Equal(new OutboxAccount("siem", 1, 0, 6, 1, 0, GivenExecutions.Noon, GivenExecutions.Noon, null, null), Assert.Single(await again.Outbox.ListAccountsAsync(Stop)));
    }

    [Fact]
    public async Task An_incident_that_could_not_be_kept_leaves_no_message()
    {
        await using var storage = await OpenStorage.AtAsync(OpenStorage.NewPath(), router: new Router());
        var ended = GivenExecutions.Ended(GivenExecutions.Accepted());

        // It was never accepted.
        await Assert.ThrowsAsync<StorageException>(() => storage.Evidence.CompleteAsync(ended, GivenExecutions.IncidentOf(ended), Stop));

        Assert.Empty(await storage.Outbox.ListWaitingAsync("siem", 10, Stop));
        Assert.Empty(await storage.Outbox.ListAccountsAsync(Stop));
    }

    [Fact]
    public async Task A_router_that_breaks_costs_no_evidence()
    {
        await using var storage = await OpenStorage.AtAsync(OpenStorage.NewPath(), router: new Router { Breaks = true });

        var ended = await EndAsync(storage, "x");

        Assert.NotNull(await storage.Evidence.FindIncidentAsync(ended.IncidentId!.Value, Stop));
        Assert.Empty(await storage.Outbox.ListWaitingAsync("siem", 10, Stop));
    }

    [Fact]
    public async Task The_bell_rings_after_the_message_can_be_read()
    {
        await using var storage = await OpenStorage.AtAsync(OpenStorage.NewPath(), router: new Router());
        var rings = storage.Outbox.Bell.Next;

        await EndAsync(storage, "x");
        await rings.WaitAsync(TimeSpan.FromSeconds(10), Stop);

        Assert.Single(await storage.Outbox.ListWaitingAsync("siem", 10, Stop));
    }

    [Theory]
    [InlineData(2, 1000)]
    [InlineData(1000, 10)]
    public async Task Beyond_a_bound_a_message_is_counted_as_lost_and_its_incident_kept(int messages, long bytes)
    {
        await using var storage = await OpenStorage.AtAsync(OpenStorage.NewPath(), router: new Router { Bounds = new OutboxBounds(messages, bytes) });
        await EndAsync(storage, "12345");
        await EndAsync(storage, "12345");

        var third = await EndAsync(storage, "12345");

        var account = Assert.Single(await storage.Outbox.ListAccountsAsync(Stop));
        Assert.Equal((2, 10, 1), (account.Waiting, account.Bytes, account.Lost));
        Assert.NotNull(await storage.Evidence.FindIncidentAsync(third.IncidentId!.Value, Stop));

        // What is delivered makes room.
        await storage.Outbox.DeliveredAsync((await storage.Outbox.ListWaitingAsync("siem", 1, Stop))[0].Number, GivenExecutions.Noon);
        await EndAsync(storage, "12345");
        Assert.Equal(2, (await storage.Outbox.ListWaitingAsync("siem", 10, Stop)).Count);
    }

    [Fact]
    public async Task A_dead_message_waits_no_more_is_listed_and_can_be_tried_again()
    {
        await using var storage = await OpenStorage.AtAsync(OpenStorage.NewPath(), router: new Router());
        var ended = await EndAsync(storage, "poison");
        var waiting = Assert.Single(await storage.Outbox.ListWaitingAsync("siem", 10, Stop));
        await storage.Outbox.FailedAsync(waiting.Number, "it answered 500", GivenExecutions.Noon.AddHours(1));
        await storage.Outbox.GiveUpAsync(waiting.Number, "it answered 400", GivenExecutions.Noon.AddHours(2));

        Assert.Empty(await storage.Outbox.ListWaitingAsync("siem", 10, Stop));
        Assert.Equal(
            new DeadMessage(waiting.Id, "siem", ended.IncidentId!.Value, 6, GivenExecutions.Noon, GivenExecutions.Noon.AddHours(2), 2, "it answered 400"),
            Assert.Single(await storage.Outbox.ListDeadAsync(null, 10, Stop)));
        Assert.Empty(await storage.Outbox.ListDeadAsync(waiting.Id, 10, Stop));
        Assert.Equal("it answered 400", Assert.Single(await storage.Outbox.ListAccountsAsync(Stop)).LastError);

        Assert.Equal(0, await storage.Outbox.RetryAsync(DeadChoice.One("msg_other"), "person:jane", GivenExecutions.Noon));
        Assert.Equal(1, await storage.Outbox.RetryAsync(DeadChoice.One(waiting.Id), "person:jane", GivenExecutions.Noon.AddDays(8)));
        Assert.Equal(0, await storage.Outbox.RetryAsync(DeadChoice.One(waiting.Id), "person:jane", GivenExecutions.Noon.AddDays(8)));
        var again = Assert.Single(await storage.Outbox.ListWaitingAsync("siem", 10, Stop));
        Assert.Equal((GivenExecutions.Noon.AddDays(8), 0), (again.WaitsSince, again.Attempts));
        var told = Assert.Single(await storage.Audit.ListNewestAsync(AuditKind.Outbox, long.MaxValue, 10, Stop));
        Assert.Equal(("person:jane", waiting.Id, $"tried again: 1 dead message to siem about {ended.IncidentId}, 6 bytes"), (told.Actor, told.Subject, told.Detail));
    }

    [Fact]
    public async Task Discarded_messages_are_gone_make_room_and_stand_in_the_trail_and_what_waits_is_left_alone()
    {
        await using var storage = await OpenStorage.AtAsync(OpenStorage.NewPath(), router: new Router());
        foreach (var text in (string[])["one", "two", "three", "waits"])
            await EndAsync(storage, text);
        var waiting = await storage.Outbox.ListWaitingAsync("siem", 10, Stop);
        foreach (var message in waiting.Take(3))
            await storage.Outbox.GiveUpAsync(message.Number, "it answered 400", GivenExecutions.Noon);

        Assert.Equal(0, await storage.Outbox.DiscardAsync(DeadChoice.One(waiting[3].Id), "key", GivenExecutions.Noon));
        Assert.Equal(0, await storage.Outbox.DiscardAsync(DeadChoice.AllOf("other"), "key", GivenExecutions.Noon));
        Assert.Equal(1, await storage.Outbox.DiscardAsync(DeadChoice.One(waiting[0].Id), "key", GivenExecutions.Noon));
        var between = Assert.Single(await storage.Outbox.ListAccountsAsync(Stop));
        Assert.Equal(2, await storage.Outbox.DiscardAsync(DeadChoice.AllOf("siem"), "key", GivenExecutions.Noon));

        var account = Assert.Single(await storage.Outbox.ListAccountsAsync(Stop));
        Assert.Equal((1, 2, 13), (between.Waiting, between.Dead, between.Bytes));
        Assert.Equal((1, 0, 5, 0), (account.Waiting, account.Dead, account.Bytes, account.Delivered));
        Assert.Empty(await storage.Outbox.ListDeadAsync(null, 10, Stop));
        Assert.Equal(waiting[3].Id, Assert.Single(await storage.Outbox.ListWaitingAsync("siem", 10, Stop)).Id);
        Assert.Equal(
            [("destination siem", "discarded: 2 dead messages to siem, 8 bytes"), (waiting[0].Id, "discarded: 1 dead message to siem about")],
            (await storage.Audit.ListNewestAsync(AuditKind.Outbox, long.MaxValue, 10, Stop)).Select(entry => (entry.Subject, entry.Detail.Split(" inc_")[0])));
    }

    [Fact]
    public async Task Dead_messages_are_forgotten_when_their_days_are_over_and_make_room()
    {
        await using var storage = await OpenStorage.AtAsync(OpenStorage.NewPath(), router: new Router());
        await EndAsync(storage, "old");
        await EndAsync(storage, "newer");
        foreach (var (index, message) in (await storage.Outbox.ListWaitingAsync("siem", 10, Stop)).Index())
            await storage.Outbox.GiveUpAsync(message.Number, "x", GivenExecutions.Noon.AddDays(index));

        Assert.Equal(1, await storage.Outbox.ForgetDeadAsync(GivenExecutions.Noon.AddHours(1)));

        var account = Assert.Single(await storage.Outbox.ListAccountsAsync(Stop));
        Assert.Equal((0, 1, 5), (account.Waiting, account.Dead, account.Bytes));
    }

    [Fact]
    public async Task What_is_told_is_what_is_new()
    {
        var router = new Router();
        await using var storage = await OpenStorage.AtAsync(OpenStorage.NewPath(), router: router);

        // Held, then released and run: the finding was told when it was held.
        var held = GivenExecutions.Accepted();
        await storage.Evidence.AcceptAsync(held, Stop);
        var read = Detection("read") with { Finding = 0 };
        var waits = GivenExecutions.Held(held) with { Detections = [read] };
        var incident = GivenExecutions.IncidentOf(waits);
        await storage.Evidence.CompleteAsync(waits with { IncidentId = incident.Id }, incident, Stop);
        var released = waits with { Status = ExecutionStatus.Running, Steps = [.. waits.Steps, new AuditStep(AuditAction.Released, GivenExecutions.Noon.AddMinutes(1), "k2", "fine")] };
        Assert.True(await storage.Held.TryDecideAsync(released, incident, Stop));
        var ended = GivenExecutions.Ended(held, incident.Id) with { Detections = [read, Detection("seen") with { Observation = 1 }], Steps = released.Steps };
        await storage.Evidence.CompleteAsync(ended, incident, Stop);

        // What it left running was seen later.
        var more = ended.Observations[^1] with { Sequence = ended.Observations[^1].Sequence + 1 };
        await storage.Evidence.AppendAsync(ended with { Detections = [.. ended.Detections, Detection("later") with { Observation = more.Sequence }] }, [more], incident, Stop);

        Assert.Equal(["False: read", "True: ", "True: seen", "True: later"], router.Routed);
    }

    private static Detection Detection(string message) => GivenExecutions.Ended(GivenExecutions.Accepted()).Detections[0] with { Message = message, Observation = null };

    private static async Task<Execution> EndAsync(OpenStorage storage, string body)
    {
        var accepted = GivenExecutions.Accepted();
        await storage.Evidence.AcceptAsync(accepted, Stop);
        var incident = GivenExecutions.IncidentOf(accepted) with { Summary = body };
        var ended = GivenExecutions.Ended(accepted, incident.Id);
        await storage.Evidence.CompleteAsync(ended, incident, Stop);
        return ended;
    }

    private sealed class Router : IOutboxRouter
    {
        private int _count;

        public OutboxBounds Bounds { get; init; } = new(1000, 1 << 20);

        public bool Breaks { get; init; }

        public List<string> Routed { get; } = [];

        public IReadOnlyList<OutboxMessage> Route(Execution execution, Incident incident, IReadOnlyList<Detection> news, bool isUpdate)
        {
            if (Breaks)
                throw new InvalidOperationException("A fault of ours.");
            Routed.Add($"{isUpdate}: {string.Join(' ', news.Select(detection => detection.Message))}");
            return [new OutboxMessage("siem", $"msg_{_count++}", incident.Id, Encoding.UTF8.GetBytes(incident.Summary), GivenExecutions.Noon)];
        }
    }
}

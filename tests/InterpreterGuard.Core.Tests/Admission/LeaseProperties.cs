using FsCheck.Xunit;
using InterpreterGuard.Core.Admission;

namespace InterpreterGuard.Core.Tests.Admission;

public sealed class LeaseProperties
{
    private static readonly AdmissionBounds Bounds = GivenDesk.Wide with { Slots = 3, SessionSlots = 2, KeyConcurrency = 2, KeyQueue = 5, HostQueue = 8 };

    /// <summary>Any order of entering, asking for the turn and leaving: what is taken is what is held, within every bound, and nothing free is kept from who waits.</summary>
    [Property(MaxTest = 500)]
    public void No_lease_is_lost_or_doubled(byte[] steps)
    {
        var desk = GivenDesk.With(Bounds);
        var tickets = new List<AdmissionTicket>();
        foreach (var step in steps ?? [])
        {
            Do(desk, tickets, step);
            Check(desk, tickets);
        }

        foreach (var ticket in tickets)
            ticket.Dispose();
        Assert.Equal(new AdmissionHealth(3, 0, 0, 0, 0, 8), desk.Health);
    }

    [Fact]
    public async Task Many_at_once_never_hold_more_than_there_is_and_all_get_their_turn()
    {
        var desk = new AdmissionDesk(GivenDesk.Wide with { Slots = 3, QueueWait = TimeSpan.FromMinutes(5) }, TimeProvider.System);
        var inside = 0;
        var most = 0;

        await Task.WhenAll(Enumerable.Range(0, 500).Select(number => Task.Run(async () =>
        {
            using var ticket = await desk.EnterAsync(new($"key{number % 7}", Priority: (AdmissionPriority)(number % 2)), TestContext.Current.CancellationToken);
            var now = Interlocked.Increment(ref inside);
            InterlockedMax(ref most, now);
            await Task.Yield();
            Interlocked.Decrement(ref inside);
        })));

        Assert.InRange(most, 1, 3);
        Assert.Equal((0, 0, 0), (desk.Health.Taken, desk.Health.WaitingInteractive, desk.Health.WaitingBatch));
    }

    private static void Do(AdmissionDesk desk, List<AdmissionTicket> tickets, byte step)
    {
        switch (step % 4)
        {
            case 0 or 1:
                var kind = (step & 0x10) == 0 ? AdmissionKind.Execution : AdmissionKind.SessionSandbox;
                try
                {
                    tickets.Add(desk.Enter(new($"key{step >> 6}", kind, (AdmissionPriority)((step >> 5) & 1))));
                }
                catch (AdmissionRefusedException refused)
                {
                    Assert.True(refused.Bound is AdmissionBound.KeyQueue or AdmissionBound.HostQueue);
                }

                break;
            case 2 when tickets.Count > 0:
                _ = tickets[step % tickets.Count].TurnAsync(CancellationToken.None);
                break;
            case 3 when tickets.Count > 0:
                tickets[step % tickets.Count].Dispose();
                break;
        }
    }

    private static void Check(AdmissionDesk desk, List<AdmissionTicket> tickets)
    {
        var held = tickets.Where(ticket => ticket.State == TicketState.In).ToList();
        var waiting = tickets.Where(ticket => ticket.State is TicketState.Entered or TicketState.Waiting).ToList();
        Assert.Equal(held.Count, desk.Health.Taken);
        Assert.Equal(held.Count(IsSession), desk.Health.TakenBySessions);
        Assert.Equal(waiting.Count, desk.Health.WaitingInteractive + desk.Health.WaitingBatch);
        Assert.True(held.Count <= Bounds.Slots && desk.Health.TakenBySessions <= Bounds.SessionSlots && waiting.Count <= Bounds.HostQueue);
        Assert.All(held.Where(ticket => !IsSession(ticket)).GroupBy(ticket => ticket.Request.KeyId), key => Assert.True(key.Count() <= Bounds.KeyConcurrency));
        Assert.All(held, ticket => Assert.True(ticket.Turn.Task.IsCompletedSuccessfully));

        // Nobody who may go waits while there is room.
        if (held.Count < Bounds.Slots)
            Assert.All(waiting.Where(ticket => ticket.State == TicketState.Waiting), ticket => Assert.False(MayGo(ticket, held)));
    }

    private static bool MayGo(AdmissionTicket ticket, List<AdmissionTicket> held) => IsSession(ticket)
        ? held.Count(IsSession) < Bounds.SessionSlots
        : held.Count(other => !IsSession(other) && other.Request.KeyId == ticket.Request.KeyId) < Bounds.KeyConcurrency;

    private static bool IsSession(AdmissionTicket ticket) => ticket.Request.Kind == AdmissionKind.SessionSandbox;

    private static void InterlockedMax(ref int most, int now)
    {
        int seen;
        while ((seen = Volatile.Read(ref most)) < now && Interlocked.CompareExchange(ref most, now, seen) != seen)
        {
        }
    }
}

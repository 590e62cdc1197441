using InterpreterGuard.Core.Admission;
using Microsoft.Extensions.Time.Testing;

namespace InterpreterGuard.Core.Tests.Admission;

public sealed class TurnTests
{
    private readonly FakeTimeProvider _time = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void A_greedy_caller_does_not_keep_out_a_small_one()
    {
        var desk = GivenDesk.With(GivenDesk.Wide);
        var queue = new RunningQueue(desk);
        for (var i = 0; i < 200; i++)
            queue.Add(new("greedy"));
        for (var i = 0; i < 5; i++)
            queue.Add(new("small"));

        var order = queue.RunAll().Select(request => request.KeyId).ToList();

        // Four of the greedy one run already when the small one comes; from then on they take turns.
        Assert.Equal(205, order.Count);
        Assert.True(order.FindLastIndex(key => key == "small") <= 4 + (2 * 5), $"the last of the small caller's came as number {order.FindLastIndex(key => key == "small") + 1}");
    }

    [Fact]
    public void Interactive_goes_before_batch_and_batch_goes_on()
    {
        var desk = GivenDesk.With(GivenDesk.Wide with { Slots = 1, InteractiveWeight = 4 });
        var queue = new RunningQueue(desk);
        queue.Add(new("first"));
        for (var i = 0; i < 20; i++)
            queue.Add(GivenDesk.Batch("slow"));
        for (var i = 0; i < 20; i++)
            queue.Add(new("fast"));

        var order = string.Concat(queue.RunAll().Skip(1).Select(request => request.Priority == AdmissionPriority.Batch ? 'b' : 'i'));

        Assert.Equal("iiiibiiiibiiiibiiiibiiiib" + new string('b', 15), order);
    }

    [Fact]
    public async Task A_key_gets_no_more_than_its_share_at_once_and_leaves_the_rest_to_others()
    {
        var desk = GivenDesk.With(GivenDesk.Wide with { KeyConcurrency = 2 });
        var queue = new RunningQueue(desk);
        for (var i = 0; i < 5; i++)
            queue.Add(new("greedy"));

        Assert.Equal(2, desk.Health.Taken);
        using var other = await desk.EnterAsync(new("other"), Stop);
        Assert.Equal(3, desk.Health.Taken);
    }

    [Fact]
    public async Task Who_waits_too_long_is_told_which_bound_kept_it_waiting()
    {
        var desk = GivenDesk.With(GivenDesk.Wide with { Slots = 2, KeyConcurrency = 1, QueueWait = TimeSpan.FromSeconds(30) }, _time);
        using var first = await desk.EnterAsync(new("a"), Stop);
        var byKey = desk.EnterAsync(new("a"), Stop);
        using var second = await desk.EnterAsync(new("b"), Stop);
        var byHost = desk.EnterAsync(new("c"), Stop);

        _time.Advance(TimeSpan.FromSeconds(30));

        var key = await Assert.ThrowsAsync<AdmissionRefusedException>(() => byKey);
        var host = await Assert.ThrowsAsync<AdmissionRefusedException>(() => byHost);
        Assert.Equal((AdmissionBound.KeyConcurrency, 1), (key.Bound, key.Limit));
        Assert.Equal((AdmissionBound.HostSandboxes, 2), (host.Bound, host.Limit));
        Assert.InRange(host.RetryAfter, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
        Assert.Equal((2, 0), (desk.Health.Taken, desk.Health.WaitingInteractive));
    }

    [Fact]
    public async Task Who_is_patient_waits_as_long_as_it_takes()
    {
        var desk = GivenDesk.With(GivenDesk.Wide with { Slots = 1 }, _time);
        var first = await desk.EnterAsync(new("a"), Stop);
        var patient = desk.EnterAsync(new("a") { Patient = true }, Stop);

        _time.Advance(TimeSpan.FromHours(1));
        Assert.False(patient.IsCompleted);
        first.Dispose();

        using var second = await patient;
        Assert.Equal(1, desk.Health.Taken);
    }

    [Fact]
    public async Task Who_goes_away_while_waiting_gives_its_place_back()
    {
        var desk = GivenDesk.With(GivenDesk.Wide with { Slots = 1 });
        var first = await desk.EnterAsync(new("a"), Stop);
        using var gone = new CancellationTokenSource();
        var waiting = desk.EnterAsync(new("a"), gone.Token);
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        Assert.Equal(0, desk.Health.WaitingInteractive);
        first.Dispose();
        first.Dispose();
        Assert.Equal(0, desk.Health.Taken);
    }

    [Fact]
    public async Task Sessions_leave_room_for_executions()
    {
        var desk = GivenDesk.With(GivenDesk.Wide with { Slots = 4, SessionSlots = 3 });
        for (var i = 0; i < 3; i++)
            await desk.EnterAsync(new("a", AdmissionKind.SessionSandbox), Stop);
        var fourth = desk.EnterAsync(new("a", AdmissionKind.SessionSandbox), Stop);

        using var execution = await desk.EnterAsync(new("a"), Stop);

        Assert.False(fourth.IsCompleted);
        Assert.Equal((4, 3), (desk.Health.Taken, desk.Health.TakenBySessions));
    }
}

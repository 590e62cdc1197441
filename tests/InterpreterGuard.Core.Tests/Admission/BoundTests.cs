using InterpreterGuard.Core.Admission;
using Microsoft.Extensions.Time.Testing;

namespace InterpreterGuard.Core.Tests.Admission;

public sealed class BoundTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void A_full_queue_of_a_key_turns_away_that_key_alone()
    {
        var desk = GivenDesk.With(GivenDesk.Wide with { KeyQueue = 2 });
        desk.Enter(new("a"));
        var second = desk.Enter(new("a"));

        var refused = Assert.Throws<AdmissionRefusedException>(() => desk.Enter(new("a")));
        Assert.Equal((AdmissionBound.KeyQueue, 2), (refused.Bound, refused.Limit));
        Assert.Equal("This key has 2 executions waiting, which is all it may. Wait for answers before sending more.", refused.Message);
        desk.Enter(new("b"));
        second.Dispose();
        desk.Enter(new("a"));
    }

    [Fact]
    public void A_full_queue_of_the_host_turns_away_everybody_but_whom_a_person_released()
    {
        var desk = GivenDesk.With(GivenDesk.Wide with { HostQueue = 2 });
        desk.Enter(new("a"));
        desk.Enter(GivenDesk.Batch("b"));

        var refused = Assert.Throws<AdmissionRefusedException>(() => desk.Enter(new("c")));

        Assert.Equal((AdmissionBound.HostQueue, 2), (refused.Bound, refused.Limit));
        desk.Enter(new("c") { AcceptedBefore = true });
        Assert.Equal((2, 1), (desk.Health.WaitingInteractive, desk.Health.WaitingBatch));
    }

    [Fact]
    public void A_rate_lets_a_burst_in_and_then_so_many_a_minute()
    {
        var desk = GivenDesk.With(GivenDesk.Wide with { KeyRatePerMinute = 60, KeyRateBurst = 3 }, _time);
        for (var i = 0; i < 3; i++)
            desk.Enter(new("a")).Dispose();

        var refused = Assert.Throws<AdmissionRefusedException>(() => desk.Enter(new("a")));
        Assert.Equal((AdmissionBound.KeyRate, 60), (refused.Bound, refused.Limit));
        Assert.Equal(1.0, refused.RetryAfter.TotalSeconds, 3);
        desk.Enter(new("b")).Dispose();

        _time.Advance(TimeSpan.FromSeconds(1));
        desk.Enter(new("a", AdmissionKind.SessionExecution)).Dispose();
        Assert.Throws<AdmissionRefusedException>(() => desk.Enter(new("a", AdmissionKind.SessionExecution)));
    }

    [Fact]
    public void A_sandbox_for_a_session_does_not_count_for_the_rate()
    {
        var desk = GivenDesk.With(GivenDesk.Wide with { KeyRateBurst = 1 }, _time);
        desk.Enter(new("a", AdmissionKind.Session));

        desk.Enter(new("a", AdmissionKind.SessionSandbox)).Dispose();

        Assert.Throws<AdmissionRefusedException>(() => desk.Enter(new("a")));
    }

    [Fact]
    public void A_key_has_so_many_sessions_and_another_when_one_ends()
    {
        var desk = GivenDesk.With(GivenDesk.Wide with { KeySessions = 2 });
        var first = desk.Enter(new("a", AdmissionKind.Session));
        desk.Enter(new("a", AdmissionKind.Session));

        var refused = Assert.Throws<AdmissionRefusedException>(() => desk.Enter(new("a", AdmissionKind.Session)));
        Assert.Equal((AdmissionBound.KeySessions, 2), (refused.Bound, refused.Limit));
        first.Dispose();
        first.Dispose();
        desk.Enter(new("a", AdmissionKind.Session));
        Assert.Throws<AdmissionRefusedException>(() => desk.Enter(new("a", AdmissionKind.Session)));
    }
}

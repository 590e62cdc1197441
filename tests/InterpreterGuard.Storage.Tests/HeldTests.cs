using InterpreterGuard.Core.Access;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Held;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Storage.Json;
using InterpreterGuard.TestKit.Fakes;
using InterpreterGuard.TestKit.Given;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace InterpreterGuard.Storage.Tests;

/// <summary>The desk over the real store: who decides, who is first, what the deadline does.</summary>
public sealed class HeldTests : IAsyncLifetime
{
    private readonly string _path = OpenStorage.NewPath();
    private readonly FakeTimeProvider _time = new(GivenExecutions.Noon.AddMinutes(1));
    private OpenStorage _storage = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _storage = await OpenStorage.AtAsync(_path);

    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    [Fact]
    public async Task What_waits_is_listed_oldest_first_and_page_by_page()
    {
        var first = await HoldAsync(GivenExecutions.Noon);
        var second = await HoldAsync(GivenExecutions.Noon.AddSeconds(1));
        var third = await HoldAsync(GivenExecutions.Noon.AddSeconds(2));

        Assert.Equal([first.Id, second.Id, third.Id], (await _storage.Held.ListAsync(TenantScope.All, null, 50, Stop)).Select(held => held.Id));
        Assert.Equal([second.Id], (await _storage.Held.ListAsync(TenantScope.All, first.Id, 1, Stop)).Select(held => held.Id));
    }

    [Fact]
    public async Task A_host_that_starts_again_finds_what_waits_as_it_was()
    {
        var held = await HoldAsync(GivenExecutions.Noon);
        await _storage.DisposeAsync();
        _storage = await OpenStorage.AtAsync(_path);

        Assert.Equal(0, await _storage.Evidence.CloseOrphansAsync(Stop));
        var found = Assert.Single(await _storage.Held.ListAsync(TenantScope.All, null, 50, Stop));

        Assert.Equal(EvidenceJson.Write(held), EvidenceJson.Write(found));
        Assert.Equal(HeldOutcome.Decided, (await Desk().ReleaseAsync(held.Id, "k9", "It is harmless.", Stop)).Outcome);
    }

    [Fact]
    public async Task A_release_is_kept_with_who_when_and_why_and_the_incident_follows()
    {
        var held = await HoldAsync(GivenExecutions.Noon);

        var answer = await Desk().ReleaseAsync(held.Id, "k9", "It is harmless.", Stop);

        Assert.Equal(HeldOutcome.Decided, answer.Outcome);
        var found = (await _storage.Evidence.FindExecutionAsync(held.Id, Stop))!;
        Assert.Equal(ExecutionStatus.Running, found.Status);
        Assert.Equal([held.Steps[0], new AuditStep(AuditAction.Released, _time.GetUtcNow(), "k9", "It is harmless.")], found.Steps);
        var incident = (await _storage.Evidence.FindIncidentAsync(held.IncidentId!.Value, Stop))!;
        Assert.Equal(IncidentDecision.Released, incident.Decision);
        Assert.EndsWith(". A reviewer released it.", incident.Summary, StringComparison.Ordinal);
        Assert.Empty(await _storage.Held.ListAsync(TenantScope.All, null, 50, Stop));
    }

    [Fact]
    public async Task A_rejection_refuses_it_for_good()
    {
        var held = await HoldAsync(GivenExecutions.Noon);

        await Desk().RejectAsync(held.Id, "k9", "It deletes everything.", Stop);

        var found = (await _storage.Evidence.FindExecutionAsync(held.Id, Stop))!;
        Assert.Equal((ExecutionStatus.Refused, _time.GetUtcNow()), (found.Status, found.EndedAt!.Value));
        Assert.Equal(IncidentDecision.Refused, (await _storage.Evidence.FindIncidentAsync(held.IncidentId!.Value, Stop))!.Decision);
        await Assert.ThrowsAsync<StorageException>(() => _storage.Evidence.CompleteAsync(held with { Status = ExecutionStatus.Completed }, null, Stop));
    }

    [Fact]
    public async Task A_second_decision_changes_nothing_and_learns_of_the_first()
    {
        var held = await HoldAsync(GivenExecutions.Noon);
        await Desk().RejectAsync(held.Id, "k9", "first", Stop);

        var second = await Desk().ReleaseAsync(held.Id, "k8", "second", Stop);

        Assert.Equal((HeldOutcome.DecidedBefore, AuditAction.Rejected, "k9", "first"), (second.Outcome, second.Decision!.Action, second.Decision.ByKeyId, second.Decision.Reason));
        Assert.Equal(2, (await _storage.Evidence.FindExecutionAsync(held.Id, Stop))!.Steps.Count);
    }

    [Fact]
    public async Task Of_many_reviewers_at_once_exactly_one_decides()
    {
        for (var round = 0; round < 20; round++)
        {
            var held = await HoldAsync(GivenExecutions.Noon);
            var together = new Barrier(8);

            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(reviewer => Task.Factory.StartNew(
                async () =>
                {
                    together.SignalAndWait(Stop);
                    return reviewer % 2 == 0
                        ? await Desk().ReleaseAsync(held.Id, $"k{reviewer}", "yes", Stop)
                        : await Desk().RejectAsync(held.Id, $"k{reviewer}", "no", Stop);
                },
                Stop, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));

            var winner = Assert.Single(answers, answer => answer.Outcome == HeldOutcome.Decided);
            Assert.All(answers.Where(answer => answer != winner), answer => Assert.Equal(HeldOutcome.DecidedBefore, answer.Outcome));
            var found = (await _storage.Evidence.FindExecutionAsync(held.Id, Stop))!;
            Assert.Equal(winner.Decision, found.Steps[^1]);
            Assert.Equal(2, found.Steps.Count);
        }
    }

    [Fact]
    public async Task Who_comes_after_the_deadline_is_too_late_and_it_is_refused()
    {
        var held = await HoldAsync(GivenExecutions.Noon);
        _time.SetUtcNow(held.HeldUntil!.Value);

        var answer = await Desk().ReleaseAsync(held.Id, "k9", "It is harmless.", Stop);

        Assert.Equal((HeldOutcome.Overdue, ExecutionStatus.Refused, AuditAction.Expired), (answer.Outcome, answer.Execution!.Status, answer.Decision!.Action));
        var incident = (await _storage.Evidence.FindIncidentAsync(held.IncidentId!.Value, Stop))!;
        Assert.Equal(IncidentDecision.Refused, incident.Decision);
        Assert.EndsWith(". Nobody released it in time; it never ran.", incident.Summary, StringComparison.Ordinal);
        Assert.Equal(HeldOutcome.Overdue, (await Desk().RejectAsync(held.Id, "k9", "too late", Stop)).Outcome);
    }

    [Theory]
    [InlineData(AuditAction.Released, 0, false)]
    [InlineData(AuditAction.Released, -1, true)]
    [InlineData(AuditAction.Rejected, 0, false)]
    [InlineData(AuditAction.Expired, -1, false)]
    [InlineData(AuditAction.Expired, 0, true)]
    public async Task The_store_itself_holds_the_deadline_so_that_it_may_pass_between_a_look_and_a_decision(AuditAction action, int secondsFromDeadline, bool counts)
    {
        var held = await HoldAsync(GivenExecutions.Noon);
        var step = new AuditStep(action, held.HeldUntil!.Value.AddSeconds(secondsFromDeadline), null, "x");

        Assert.Equal(counts, await _storage.Held.TryDecideAsync(held with { Status = ExecutionStatus.Refused, Steps = [.. held.Steps, step] }, null, Stop));

        Assert.Equal(counts ? ExecutionStatus.Refused : ExecutionStatus.Held, (await _storage.Evidence.FindExecutionAsync(held.Id, Stop))!.Status);
    }

    [Fact]
    public async Task Deadlines_are_looked_after_without_anybody_asking()
    {
        var early = await HoldAsync(GivenExecutions.Noon);
        var late = await HoldAsync(GivenExecutions.Noon.AddMinutes(30));
        _time.SetUtcNow(early.HeldUntil!.Value.AddSeconds(1));

        Assert.Equal(1, await Desk().RefuseOverdueAsync(Stop));
        Assert.Equal(0, await Desk().RefuseOverdueAsync(Stop));

        Assert.Equal(ExecutionStatus.Refused, (await _storage.Evidence.FindExecutionAsync(early.Id, Stop))!.Status);
        Assert.Equal(ExecutionStatus.Held, (await _storage.Evidence.FindExecutionAsync(late.Id, Stop))!.Status);
    }

    [Fact]
    public async Task What_never_waited_cannot_be_decided()
    {
        var accepted = GivenExecutions.Accepted();
        await _storage.Evidence.AcceptAsync(accepted, Stop);

        Assert.Equal(HeldOutcome.NotHeld, (await Desk().ReleaseAsync(accepted.Id, "k9", "x", Stop)).Outcome);
        Assert.Equal(HeldOutcome.Unknown, (await Desk().ReleaseAsync(ExecutionId.New(_time), "k9", "x", Stop)).Outcome);
    }

    [Fact]
    public async Task A_released_execution_ends_with_its_one_incident_and_no_step_rewritten()
    {
        var held = await HoldAsync(GivenExecutions.Noon);
        var released = (await Desk().ReleaseAsync(held.Id, "k9", "It is harmless.", Stop)).Execution!;
        var former = (await _storage.Evidence.FindIncidentAsync(held.IncidentId!.Value, Stop))!;
        var ended = GivenExecutions.Ended(released, held.IncidentId) with { Steps = [released.Steps[0] with { Reason = "forged" }, released.Steps[1]] };

        await _storage.Evidence.CompleteAsync(ended, former with { Decision = IncidentDecision.Killed, Severity = Severity.Critical, Rules = [new RuleId("IG2001")] }, Stop);

        Assert.Equal(released.Steps, (await _storage.Evidence.FindExecutionAsync(held.Id, Stop))!.Steps);
        var incident = Assert.Single(await _storage.Evidence.ListIncidentsAsync(new(), Stop));
        Assert.Equal((IncidentDecision.Killed, "IG2001"), (incident.Decision, Assert.Single(incident.Rules).Value));
    }

    private HeldDesk Desk() => new(_storage.Held, _storage.Evidence, new FakePolicies(), _time, NullLogger<HeldDesk>.Instance);

    private async Task<Execution> HoldAsync(DateTimeOffset at)
    {
        var accepted = GivenExecutions.Accepted(at: at);
        var incident = GivenExecutions.IncidentOf(accepted) with { Decision = IncidentDecision.Held };
        var held = GivenExecutions.Held(accepted, incident.Id);
        await _storage.Evidence.AcceptAsync(accepted, Stop);
        await _storage.Evidence.CompleteAsync(held, incident, Stop);
        return held;
    }
}

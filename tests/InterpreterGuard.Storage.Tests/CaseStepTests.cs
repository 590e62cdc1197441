using InterpreterGuard.Core.Access;
using InterpreterGuard.Core.Audit;
using InterpreterGuard.Core.Cases;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.TestKit.Given;

namespace InterpreterGuard.Storage.Tests;

public sealed class CaseStepTests : IAsyncLifetime
{
    private OpenStorage _storage = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _storage = await OpenStorage.AtAsync(OpenStorage.NewPath());

    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    [Fact]
    public async Task Steps_are_added_in_order_and_the_state_is_what_they_come_to()
    {
        var id = (await KeepAsync()).Id;

        await ActAsync(new CaseStep(CaseAction.Assign, At(1), "k1", null, "jane", null, null), id);
        await ActAsync(new CaseStep(CaseAction.Decide, At(2), "k1", Disposition.FalsePositive, null, "A known probe.", null), id);
        var decided = await StateAsync(id);
        await ActAsync(new CaseStep(CaseAction.Reopen, At(3), "k2", null, null, "It is not.", null), id);
        var reopened = await StateAsync(id);
        await ActAsync(new CaseStep(CaseAction.Hold, At(4), "k2", null, null, null, null), id);

        Assert.Equal(new CaseState(CaseStatus.Closed, Disposition.FalsePositive, "jane", "A known probe.", At(2), false), decided);
        Assert.Equal(new CaseState(CaseStatus.Open, null, "jane", "It is not.", At(3), false), reopened);
        Assert.True((await StateAsync(id)).LegalHold);
        var steps = await _storage.Cases.ListStepsAsync(id, Stop);
        Assert.Equal([CaseAction.Assign, CaseAction.Decide, CaseAction.Reopen, CaseAction.Hold], steps.Select(step => step.Action));
        Assert.Equal(new CaseStep(CaseAction.Decide, At(2), "k1", Disposition.FalsePositive, null, "A known probe.", null), steps[1]);
    }

    [Fact]
    public async Task Each_step_has_its_link_which_proves_the_note_without_holding_it()
    {
        var id = (await KeepAsync()).Id;
        await ActAsync(new CaseStep(CaseAction.Decide, At(2), "k1", Disposition.TruePositive, null, "Mr. Smith did it.", "SIEM-7"), id);

        var link = Assert.Single(await _storage.Audit.ListNewestAsync(AuditKind.Case, long.MaxValue, 10, Stop));

        Assert.Equal(("k1", id.ToString(), "default"), (link.Actor, link.Subject, link.Tenant));
        Assert.Matches("^decide, true_positive, note sha256 [0-9a-f]{64}, from SIEM-7$", link.Detail);
    }

    [Fact]
    public async Task Of_many_those_that_can_take_the_step_take_it_and_the_others_are_told()
    {
        var (first, second, foreign) = (await KeepAsync(), await KeepAsync(), await KeepAsync("other"));
        var unknown = IncidentId.New(TimeProvider.System);
        var order = new CaseOrder([first.Id, second.Id, foreign.Id, unknown, first.Id], new CaseStep(CaseAction.Decide, At(1), "k", Disposition.Benign, null, "ok", null));

        var outcomes = await _storage.Cases.ActAsync(order, TenantScope.Of(["default"]), Stop);

        Assert.Equal([CaseOutcome.Done, CaseOutcome.Done, CaseOutcome.Unknown, CaseOutcome.Unknown], ((IncidentId[])[first.Id, second.Id, foreign.Id, unknown]).Select(id => outcomes[id]));
        Assert.Single(await _storage.Cases.ListStepsAsync(first.Id, Stop));
        Assert.Empty(await _storage.Cases.ListStepsAsync(foreign.Id, Stop));
        Assert.Equal(2, (await _storage.Audit.ListNewestAsync(null, long.MaxValue, 10, Stop)).Count);
    }

    [Fact]
    public async Task The_same_decision_from_outside_counts_once()
    {
        var id = (await KeepAsync()).Id;
        var step = new CaseStep(CaseAction.Decide, At(1), "siem", Disposition.Test, null, "drill", "SIEM-1");

        Assert.Equal(CaseOutcome.Done, await ActAsync(step, id));
        Assert.Equal(CaseOutcome.Repeated, await ActAsync(step, id));
        Assert.Single(await _storage.Cases.ListStepsAsync(id, Stop));
    }

    [Fact]
    public async Task An_open_one_cannot_be_reopened() =>
        Assert.Equal(CaseOutcome.NotClosed, await ActAsync(new CaseStep(CaseAction.Reopen, At(1), "k", null, null, "why", null), (await KeepAsync()).Id));

    [Fact]
    public async Task A_true_positive_weighs_in_what_the_same_agent_does_next()
    {
        await ActAsync(new CaseStep(CaseAction.Decide, At(1), "k", Disposition.TruePositive, null, "it was", null), (await KeepAsync()).Id);

        var next = await _storage.Cases.FindAsync((await KeepAsync()).Id, TenantScope.All, Stop);

        Assert.Contains(next!.Incident.Risk.Parts, part => part is { Name: "history", Points: 6, Why: "1 true positives of this agent before it" });
    }

    private static DateTimeOffset At(int minutes) => GivenExecutions.Noon.AddMinutes(minutes);

    private async Task<CaseOutcome> ActAsync(CaseStep step, IncidentId id) => (await _storage.Cases.ActAsync(new CaseOrder([id], step), TenantScope.All, Stop))[id];

    private async Task<CaseState> StateAsync(IncidentId id) => (await _storage.Cases.FindAsync(id, TenantScope.All, Stop))!.State;

    private async Task<Incident> KeepAsync(string tenant = "default")
    {
        var accepted = GivenExecutions.Accepted();
        accepted = accepted with { Submission = accepted.Submission with { Tenant = tenant } };
        var incident = GivenExecutions.IncidentOf(accepted);
        await _storage.Evidence.AcceptAsync(accepted, Stop);
        await _storage.Evidence.CompleteAsync(GivenExecutions.Ended(accepted, incident.Id), incident, Stop);
        return incident;
    }
}

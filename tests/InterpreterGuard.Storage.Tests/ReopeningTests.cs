using InterpreterGuard.Core.Access;
using InterpreterGuard.Core.Audit;
using InterpreterGuard.Core.Cases;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Held;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Storage.Audit;
using InterpreterGuard.TestKit.Given;

namespace InterpreterGuard.Storage.Tests;

/// <summary>A closed incident whose execution does worse is opened again, by the guard, where everybody can read why.</summary>
public sealed class ReopeningTests : IAsyncLifetime
{
    private Joining _joining = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private OpenStorage Storage => _joining.Storage;

    public async ValueTask InitializeAsync() => _joining = await Joining.BeginAsync();

    public ValueTask DisposeAsync() => _joining.DisposeAsync();

    [Theory]
    [InlineData(Severity.Critical, null, IncidentDecision.Denied, "its severity rose from medium to critical")]
    [InlineData(Severity.Medium, "IG9009", IncidentDecision.Denied, "IG9009 matched for the first time")]
    [InlineData(Severity.Medium, null, IncidentDecision.Killed, "it was ended at once")]
    [InlineData(Severity.High, "IG9009", IncidentDecision.Killed, "its severity rose from medium to high; IG9009 matched for the first time; it was ended at once")]
    public async Task Worse_evidence_opens_it_again_with_its_reason(Severity severity, string? rule, IncidentDecision decision, string reason)
    {
        var (execution, incident) = await _joining.KeepAsync();
        await _joining.StepAsync(incident, CaseAction.Assign);
        await _joining.StepAsync(incident, CaseAction.Decide, Disposition.FalsePositive);

        await Storage.Evidence.AppendAsync(execution, [], incident with { Severity = severity, Decision = decision, Rules = [.. incident.Rules, .. rule is null ? [] : (RuleId[])[new(rule)]] }, Stop);

        var now = await _joining.CaseOfAsync(incident);
        Assert.Equal((CaseStatus.Open, null, 1L), (now.State.Status, now.State.Disposition, now.Group.OpenCount));
        var note = $"It did worse after it was closed: {reason}.";
        var step = (await Storage.Cases.ListStepsAsync(incident.Id, Stop))[^1];
        Assert.Equal((CaseAction.Reopen, AuditEvent.Guard, note), (step.Action, step.Actor, step.Note));
        var link = (await Storage.Audit.ListNewestAsync(AuditKind.Case, long.MaxValue, 1, Stop))[0];
        Assert.Equal((incident.Id.ToString(), "guard", $"reopen, note {AuditWriting.HashOf(note)}"), (link.Subject, link.Actor, link.Detail));
        Assert.StartsWith("changed", _joining.Told[^1].What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_of_the_same_leaves_it_closed_and_what_is_open_takes_no_step()
    {
        var (execution, incident) = await _joining.KeepAsync();
        await Storage.Evidence.AppendAsync(execution, [], incident with { Severity = Severity.High }, Stop);
        Assert.Empty(await Storage.Cases.ListStepsAsync(incident.Id, Stop));
        await _joining.StepAsync(incident, CaseAction.Decide, Disposition.Benign);

        await Storage.Evidence.AppendAsync(execution, [], incident with { Severity = Severity.High, Summary = "It did more of it." }, Stop);

        var now = await _joining.CaseOfAsync(incident);
        Assert.Equal((CaseStatus.Closed, Disposition.Benign, "It did more of it."), (now.State.Status, now.State.Disposition, now.Incident.Summary));
    }

    [Fact]
    public async Task A_decision_about_what_was_held_is_no_evidence()
    {
        var accepted = GivenExecutions.Accepted();
        var incident = GivenExecutions.IncidentOf(accepted) with { Decision = IncidentDecision.Held };
        var held = GivenExecutions.Held(accepted, incident.Id);
        await Storage.Evidence.AcceptAsync(accepted, Stop);
        await Storage.Evidence.CompleteAsync(held, incident, Stop);
        await _joining.StepAsync(incident, CaseAction.Decide, Disposition.TruePositive);
        var step = new AuditStep(AuditAction.Rejected, GivenExecutions.Noon.AddMinutes(1), "k", "No.");

        Assert.True(await Storage.Held.TryDecideAsync(
            held with { Status = ExecutionStatus.Refused, EndedAt = step.At, Steps = [.. held.Steps, step] }, incident with { Decision = IncidentDecision.Refused }, Stop));

        Assert.Equal((CaseStatus.Closed, IncidentDecision.Refused), await _joining.CaseOfAsync(incident) is var now ? (now.State.Status, now.Incident.Decision) : default);
    }

    [Fact]
    public async Task What_was_closed_while_it_waited_is_opened_again_when_it_runs_and_is_ended_at_once()
    {
        var accepted = GivenExecutions.Accepted();
        var incident = GivenExecutions.IncidentOf(accepted) with { Decision = IncidentDecision.Held };
        var held = GivenExecutions.Held(accepted, incident.Id);
        await Storage.Evidence.AcceptAsync(accepted, Stop);
        await Storage.Evidence.CompleteAsync(held, incident, Stop);
        await _joining.StepAsync(incident, CaseAction.Decide, Disposition.Benign);
        var released = held with { Status = ExecutionStatus.Running, Steps = [.. held.Steps, new AuditStep(AuditAction.Released, GivenExecutions.Noon.AddMinutes(1), "k", "Go.")] };
        Assert.True(await Storage.Held.TryDecideAsync(released, incident with { Decision = IncidentDecision.Released }, Stop));
        Assert.Equal(CaseStatus.Closed, (await _joining.CaseOfAsync(incident)).State.Status);

        await Storage.Evidence.CompleteAsync(GivenExecutions.Ended(accepted, incident.Id) with { Steps = released.Steps, HeldUntil = held.HeldUntil }, incident with { Decision = IncidentDecision.Killed }, Stop);

        Assert.Equal(CaseStatus.Open, (await _joining.CaseOfAsync(incident)).State.Status);
    }
}

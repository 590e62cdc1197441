using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Held;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Pipeline;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.TestKit.Fakes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace InterpreterGuard.Core.Tests.Pipeline;

/// <summary>From being held to its end: what a release leads to, under the same policy and under another.</summary>
public sealed class ReleasedTests
{
    private readonly EvidenceInMemory _evidence = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 4, 12, 0, 0, TimeSpan.Zero));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_held_waits_as_long_as_the_policy_says_and_has_not_ended()
    {
        var (held, incident) = await HeldAsync(new PolicyOfLambdas { HoldFor = TimeSpan.FromHours(2) }.With("IG1001", RuleAction.Hold, fact => fact is CodeCall));

        Assert.Equal((_time.GetUtcNow().AddHours(2), null), (held.HeldUntil!.Value, held.EndedAt));
        Assert.Equal(new AuditStep(AuditAction.Held, _time.GetUtcNow(), null, "Screening's verdict is hold: IG1001."), Assert.Single(held.Steps));
        Assert.Equal("rule IG1001: seen. It waits for a person.", incident.Summary);
    }

    [Fact]
    public async Task A_released_submission_runs_and_its_incident_says_so()
    {
        var (held, incident) = await HeldAsync(Holding());
        var sandbox = Quiet();

        var ended = await ResumeAsync(Holding(), held, incident, sandbox);

        Assert.Equal((ExecutionStatus.Completed, Verdict.Hold), (ended.Status, ended.Verdict));
        Assert.Equal((1, true), (sandbox.Claimed, sandbox.Disposed));
        Assert.Equal(["Held", "Released"], Actions(ended));
        Assert.Equal(held.Findings, ended.Findings);
        var after = Last().Incident!;
        Assert.Equal((incident.Id, incident.OpenedAt, IncidentDecision.Released), (after.Id, after.OpenedAt, after.Decision));
        Assert.Equal("rule IG1001: seen. A reviewer released it.", after.Summary);
    }

    [Fact]
    public async Task What_a_released_submission_does_is_judged_like_anything_else()
    {
        var policy = Holding().With("IG2001", RuleAction.Kill, fact => fact is SyscallForbidden, Severity.Critical);
        var (held, incident) = await HeldAsync(policy);
        var sandbox = new SandboxOfOneRun((sink, _) =>
        {
            sink.Observe(new ProcessReference(7, 1, "python3"), new SyscallForbidden { Name = "mount", Family = "mount" }, Decision.Denied);
            return Task.FromResult(ExecutionStatus.Completed);
        });

        var ended = await ResumeAsync(policy, held, incident, sandbox);

        Assert.Equal(ExecutionStatus.Killed, ended.Status);
        var after = Last().Incident!;
        Assert.Equal((incident.Id, IncidentDecision.Killed, Severity.Critical), (after.Id, after.Decision, after.Severity));
        Assert.Equal(["IG2001", "IG1001"], after.Rules.Select(rule => rule.Value));
        Assert.Equal("rule IG2001: seen, and 1 more rule matched. A reviewer released it, and it was ended at once.", after.Summary);
    }

    [Fact]
    public async Task A_policy_that_refuses_it_by_now_refuses_it_though_it_was_released()
    {
        var (held, incident) = await HeldAsync(Holding());
        var sandbox = Quiet();

        var ended = await ResumeAsync(Changed().With("IG1001", RuleAction.Deny, fact => fact is CodeCall), held, incident, sandbox);

        Assert.Equal((ExecutionStatus.Refused, Verdict.Refuse, 0), (ended.Status, ended.Verdict, sandbox.Claimed));
        Assert.Equal(["Held", "Released", "ReadAgain"], Actions(ended));
        Assert.Equal("The policy changed while it waited. Read under lambdas 11: 1 finding, verdict refuse.", ended.Steps[^1].Reason);
        Assert.Equal("rule IG1001: seen. A reviewer released it, but the policy in force refuses it; it never ran.", Last().Incident!.Summary);
        Assert.Equal((IncidentDecision.Refused, "11"), (Last().Incident!.Decision, ended.Receipt.PolicyHash));
    }

    [Fact]
    public async Task A_policy_that_says_nothing_against_it_any_more_lets_it_run_and_keeps_the_incident()
    {
        var (held, incident) = await HeldAsync(Holding());

        var ended = await ResumeAsync(Changed(), held, incident, Quiet());

        Assert.Equal((ExecutionStatus.Completed, Verdict.Allow), (ended.Status, ended.Verdict));
        Assert.Equal(incident.Id, ended.IncidentId);
        Assert.Equal("IG1001 held it under an earlier policy; the one in force says nothing against it. A reviewer released it.", Last().Incident!.Summary);
    }

    [Theory]
    [InlineData("IG1001", ExecutionStatus.Completed)]
    [InlineData("IG1002", ExecutionStatus.Held)]
    public async Task Under_another_policy_only_what_no_reviewer_has_seen_holds_it_again(string rule, ExecutionStatus status)
    {
        var (held, incident) = await HeldAsync(Holding());
        _time.Advance(TimeSpan.FromHours(1));

        var ended = await ResumeAsync(Changed().With(rule, RuleAction.Hold, fact => fact is CodeCall), held, incident, Quiet());

        Assert.Equal(status, ended.Status);
        if (status == ExecutionStatus.Held)
            Assert.Equal((held.HeldUntil!.Value.AddHours(1), "Screening's verdict is hold: IG1002."), (ended.HeldUntil!.Value, ended.Steps[^1].Reason));
    }

    [Fact]
    public async Task Without_a_sandbox_it_waits_again_to_the_same_deadline()
    {
        var (held, incident) = await HeldAsync(Holding());
        var sandbox = new SandboxOfOneRun((_, _) => Task.FromResult(ExecutionStatus.Completed)) { Unavailable = new SandboxUnavailableException("the engine is gone") };

        var ended = await ResumeAsync(Holding(), held, incident, sandbox);

        Assert.Equal((ExecutionStatus.Held, held.HeldUntil), (ended.Status, ended.HeldUntil));
        Assert.Equal("It was released, but no sandbox could be had; nothing of it ran. Release it again.", ended.Steps[^1].Reason);
        Assert.Equal(IncidentDecision.Held, Last().Incident!.Decision);
    }

    [Fact]
    public async Task A_full_host_is_waited_for()
    {
        var (held, incident) = await HeldAsync(Holding());
        var sandbox = Quiet();
        sandbox.FullFor = 2;

        var running = ResumeAsync(Holding(), held, incident, sandbox);
        for (var i = 0; i < 100 && !running.IsCompleted; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(10, Stop);
        }

        Assert.Equal(ExecutionStatus.Completed, (await running).Status);
    }

    [Fact]
    public async Task A_host_that_ends_before_it_ran_puts_it_back_and_the_next_release_judges_it_by_the_policy_of_then()
    {
        var (held, incident) = await HeldAsync(Holding());

        var ended = await Pipeline(Changed(), Quiet()).ResumeAsync(Released(held), incident, new CancellationToken(canceled: true));

        Assert.Equal((ExecutionStatus.Held, "00"), (ended.Status, ended.Receipt.PolicyHash));
    }

    [Fact]
    public async Task A_profile_that_is_gone_refuses_it()
    {
        var (held, incident) = await HeldAsync(Holding());
        var orphan = held with { Submission = held.Submission with { ProfileName = "gone" } };

        var ended = await ResumeAsync(Changed(), orphan, incident, Quiet());

        Assert.Equal(ExecutionStatus.Refused, ended.Status);
        Assert.Equal("The policy changed while it waited, and has no profile 'gone' any more.", ended.Steps[^1].Reason);
    }

    private static PolicyOfLambdas Holding() => new PolicyOfLambdas().With("IG1001", RuleAction.Hold, fact => fact is CodeCall);

    private static PolicyOfLambdas Changed() => new() { Hash = "11" };

    private static SandboxOfOneRun Quiet() => new((_, _) => Task.FromResult(ExecutionStatus.Completed));

    private static IEnumerable<string> Actions(Execution execution) => execution.Steps.Select(step => step.Action.ToString());

    private (Execution Ended, Incident? Incident) Last() => _evidence.Completed[^1];

    private async Task<(Execution Held, Incident Incident)> HeldAsync(PolicyOfLambdas policy)
    {
        var held = await Pipeline(policy, Quiet()).RunAsync(
            new Submission { Id = ExecutionId.New(_time), Language = Language.Python, Code = "os.system('id')", ProfileName = "default", ApiKeyId = "key", ReceivedAt = _time.GetUtcNow() }, Stop);
        Assert.Equal(ExecutionStatus.Held, held.Status);
        return (held, Last().Incident!);
    }

    private Execution Released(Execution held) => held with
    {
        Status = ExecutionStatus.Running,
        Steps = [.. held.Steps, new AuditStep(AuditAction.Released, _time.GetUtcNow(), "reviewer", "It is harmless.")],
    };

    private Task<Execution> ResumeAsync(PolicyOfLambdas policy, Execution held, Incident incident, SandboxOfOneRun sandbox) =>
        Pipeline(policy, sandbox).ResumeAsync(Released(held), incident, Stop);

    private SubmissionPipeline Pipeline(PolicyOfLambdas policy, SandboxOfOneRun sandbox) =>
        new(policy, new ScreenerOfFacts(ScreenerOfFacts.Call("os.system")), sandbox, _evidence, FakeFileStore.Keeper(), new(), _time, NullLogger<SubmissionPipeline>.Instance);
}

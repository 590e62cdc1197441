using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Pipeline;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.TestKit.Fakes;
using Microsoft.Extensions.Logging.Abstractions;

namespace InterpreterGuard.Core.Tests.Pipeline;

public sealed class SubmissionPipelineTests
{
    private static readonly ProcessReference SomeProcess = new(7, 1, "python3");

    private readonly EvidenceInMemory _evidence = new();

    [Fact]
    public async Task An_honest_submission_runs_and_leaves_no_incident()
    {
        var sandbox = Quiet();

        var ended = await RunAsync(new PolicyOfLambdas(), new ScreenerOfFacts(ScreenerOfFacts.Call("builtins.print")), sandbox);

        Assert.Equal(ExecutionStatus.Completed, ended.Status);
        Assert.Null(ended.IncidentId);
        Assert.Single(_evidence.Accepted);
        Assert.Equal(ended.Id, Assert.Single(_evidence.Completed).Ended.Id);
        Assert.True(sandbox.Disposed);
    }

    [Fact]
    public async Task Everything_that_was_read_is_kept_also_what_no_rule_spoke_of()
    {
        CodeFact[] read = [ScreenerOfFacts.Call("builtins.print"), ScreenerOfFacts.Call("os.system")];

        await RunAsync(new PolicyOfLambdas(), new ScreenerOfFacts(read), Quiet());

        Assert.Equal(read, _evidence.Completed[0].Ended.Facts);
    }

    [Theory]
    [InlineData(RuleAction.Deny, ExecutionStatus.Refused, Verdict.Refuse, IncidentDecision.Refused)]
    [InlineData(RuleAction.Kill, ExecutionStatus.Refused, Verdict.Refuse, IncidentDecision.Refused)]
    [InlineData(RuleAction.Hold, ExecutionStatus.Held, Verdict.Hold, IncidentDecision.Held)]
    public async Task A_finding_that_refuses_or_holds_keeps_the_code_from_running(RuleAction action, ExecutionStatus status, Verdict verdict, IncidentDecision decision)
    {
        var sandbox = Quiet();
        var policy = new PolicyOfLambdas().With("IG1001", action, fact => fact is CodeCall { Name: "os.system" });

        var ended = await RunAsync(policy, new ScreenerOfFacts(ScreenerOfFacts.Call("os.system")), sandbox);

        Assert.Equal(status, ended.Status);
        Assert.Equal(verdict, ended.Verdict);
        Assert.Equal(0, sandbox.Claimed);
        Assert.Equal(decision, _evidence.Completed[0].Incident!.Decision);
    }

    [Fact]
    public async Task A_finding_that_alerts_makes_an_incident_and_lets_the_code_run()
    {
        var policy = new PolicyOfLambdas().With("IG1001", RuleAction.Alert, fact => fact is CodeCall);

        var ended = await RunAsync(policy, new ScreenerOfFacts(ScreenerOfFacts.Call("os.system")), Quiet());

        Assert.Equal(ExecutionStatus.Completed, ended.Status);
        var incident = _evidence.Completed[0].Incident!;
        Assert.Equal(IncidentDecision.Recorded, incident.Decision);
        Assert.Equal("rule IG1001: seen. It was let run.", incident.Summary);
        Assert.Equal(ended.IncidentId, incident.Id);
    }

    [Fact]
    public async Task Source_that_no_rule_speaks_of_but_could_not_be_read_is_held()
    {
        var ended = await RunAsync(new PolicyOfLambdas(), new ScreenerOfFacts(ScreenerOfFacts.Unreadable("crashed")), Quiet());

        Assert.Equal(ExecutionStatus.Held, ended.Status);
        Assert.Equal("IG9000", Assert.Single(ended.Findings).Rule.Value);
    }

    [Fact]
    public async Task A_rule_that_kills_ends_the_execution_once_and_outranks_its_own_end()
    {
        var policy = new PolicyOfLambdas().With("IG2001", RuleAction.Kill, fact => fact is SyscallForbidden, Severity.Critical);
        var sandbox = new SandboxOfOneRun((sink, _) =>
        {
            Assert.Equal(Decision.Killed, sink.Observe(SomeProcess, Forbidden(), Decision.Denied));
            Assert.Equal(Decision.Killed, sink.Observe(SomeProcess, Forbidden(), Decision.Denied));
            return Task.FromResult(ExecutionStatus.Completed);
        });

        var ended = await RunAsync(policy, new ScreenerOfFacts(), sandbox);

        Assert.Equal(ExecutionStatus.Killed, ended.Status);
        Assert.Equal(1, sandbox.Kills);
        Assert.Equal(IncidentDecision.Killed, _evidence.Completed[0].Incident!.Decision);
        Assert.All(ended.Observations, seen => Assert.Equal(Decision.Killed, seen.Decision));
    }

    [Fact]
    public async Task A_policy_that_only_observes_kills_nothing_and_still_opens_the_incident()
    {
        var policy = new PolicyOfLambdas { Enforced = false }.With("IG2001", RuleAction.Kill, fact => fact is SyscallForbidden);
        var sandbox = Observing(Forbidden(), Decision.Denied, expected: Decision.Denied);

        var ended = await RunAsync(policy, new ScreenerOfFacts(), sandbox);

        Assert.Equal(ExecutionStatus.Completed, ended.Status);
        Assert.Equal(0, sandbox.Kills);
        Assert.NotNull(ended.IncidentId);
        Assert.Equal((RuleAction.Record, RuleAction.Kill), (ended.Detections[0].Action, ended.Detections[0].ActionWanted));
    }

    [Fact]
    public async Task A_rule_on_trial_records_and_opens_no_incident()
    {
        var policy = new PolicyOfLambdas().With("IG2001", RuleAction.Kill, fact => fact is SyscallForbidden, trial: true);

        var ended = await RunAsync(policy, new ScreenerOfFacts(), Observing(Forbidden(), Decision.Denied, expected: Decision.Denied));

        Assert.Null(ended.IncidentId);
        Assert.Single(ended.Detections);
    }

    [Fact]
    public async Task A_rule_can_be_stricter_than_the_sensor_and_never_milder()
    {
        var policy = new PolicyOfLambdas().With("IG4001", RuleAction.Deny, fact => fact is NetworkConnect).With("IG2001", RuleAction.Record, fact => fact is SyscallForbidden);

        await RunAsync(policy, new ScreenerOfFacts(), Observing(new NetworkConnect { Family = "inet" }, Decision.Allowed, expected: Decision.Denied));
        await RunAsync(policy, new ScreenerOfFacts(), Observing(Forbidden(), Decision.Denied, expected: Decision.Denied));
    }

    [Fact]
    public async Task Observations_beyond_the_bound_are_judged_and_counted_and_detected_ones_are_kept()
    {
        var policy = new PolicyOfLambdas().With("IG2001", RuleAction.Deny, fact => fact is SyscallForbidden);
        var sandbox = new SandboxOfOneRun((sink, _) =>
        {
            for (var i = 0; i < ExecutionRecorder.ObservationsMax + 500; i++)
                sink.Observe(SomeProcess, new ProcessMemoryFile { Name = "x" }, Decision.Allowed);
            Assert.Equal(Decision.Denied, sink.Observe(SomeProcess, Forbidden(), Decision.Allowed));
            return Task.FromResult(ExecutionStatus.Completed);
        });

        var ended = await RunAsync(policy, new ScreenerOfFacts(), sandbox);

        Assert.Equal(500, ended.Receipt.ObservationsDropped);
        var last = ended.Observations[^1];
        Assert.IsType<SyscallForbidden>(last.Fact);
        Assert.Equal(last.Sequence, Assert.Single(ended.Detections).Observation);
    }

    [Fact]
    public async Task A_rule_that_matches_without_end_keeps_a_bounded_number_of_detections()
    {
        var policy = new PolicyOfLambdas().With("IG2001", RuleAction.Deny, fact => fact is SyscallForbidden);
        var sandbox = new SandboxOfOneRun((sink, _) =>
        {
            Parallel.For(0, 1000, _ => sink.Observe(SomeProcess, Forbidden(), Decision.Denied));
            return Task.FromResult(ExecutionStatus.Completed);
        });

        var ended = await RunAsync(policy, new ScreenerOfFacts(), sandbox);

        Assert.Equal(ExecutionRecorder.DetectionsPerRuleMax, ended.Detections.Count);
        Assert.Equal(Enumerable.Range(1, 1000).Select(i => (long)i), ended.Observations.Select(seen => seen.Sequence));
    }

    [Fact]
    public async Task A_full_host_is_told_to_the_caller_and_the_submission_is_kept()
    {
        var sandbox = new SandboxOfOneRun((_, _) => Task.FromResult(ExecutionStatus.Completed)) { Unavailable = new SandboxUnavailableException("all 4 places are taken") { Full = true } };

        await Assert.ThrowsAsync<SandboxUnavailableException>(() => RunAsync(new PolicyOfLambdas(), new ScreenerOfFacts(), sandbox));

        var kept = Assert.Single(_evidence.Completed).Ended;
        Assert.Equal(ExecutionStatus.SandboxFailed, kept.Status);
        Assert.Equal("all 4 places are taken", kept.Outcome!.Failure);
    }

    [Fact]
    public async Task Nothing_runs_when_the_submission_cannot_be_kept()
    {
        var sandbox = Quiet();

        await Assert.ThrowsAsync<IOException>(() => RunAsync(new PolicyOfLambdas(), new ScreenerOfFacts(), sandbox, new EvidenceInMemory { FailsToAccept = true }));

        Assert.Equal(0, sandbox.Claimed);
    }

    [Fact]
    public async Task There_is_no_answer_when_the_evidence_cannot_be_kept_and_the_sandbox_is_given_back()
    {
        var sandbox = Quiet();

        await Assert.ThrowsAsync<IOException>(() => RunAsync(new PolicyOfLambdas(), new ScreenerOfFacts(), sandbox, new EvidenceInMemory { FailsToComplete = true }));

        Assert.True(sandbox.Disposed);
    }

    [Fact]
    public async Task A_sandbox_that_throws_is_an_execution_that_ended_as_sandbox_failed()
    {
        var sandbox = new SandboxOfOneRun((_, _) => throw new InvalidOperationException("no such container"));

        var ended = await RunAsync(new PolicyOfLambdas(), new ScreenerOfFacts(), sandbox);

        Assert.Equal(ExecutionStatus.SandboxFailed, ended.Status);
        Assert.Equal("no such container", ended.Outcome!.Failure);
        Assert.Equal(1, sandbox.Kills);
    }

    [Fact]
    public async Task A_screener_that_throws_holds_the_submission()
    {
        var sandbox = Quiet();

        var ended = await RunAsync(new PolicyOfLambdas(), new ScreenerThatBreaks(), sandbox);

        Assert.Equal(ExecutionStatus.Held, ended.Status);
        Assert.Equal(0, sandbox.Claimed);
    }

    [Fact]
    public async Task A_caller_who_is_gone_before_it_was_read_leaves_a_cancelled_execution()
    {
        var pipeline = Pipeline(new PolicyOfLambdas(), new ScreenerOfFacts(), Quiet(), _evidence);

        var ended = await pipeline.RunAsync(Some(), new CancellationToken(canceled: true));

        Assert.Equal(ExecutionStatus.Cancelled, ended.Status);
        Assert.Single(_evidence.Completed);
    }

    [Fact]
    public async Task A_shorter_wall_clock_that_was_asked_for_is_the_one_that_counts()
    {
        var sandbox = Quiet();

        await Pipeline(new PolicyOfLambdas(), new ScreenerOfFacts(), sandbox, _evidence)
            .RunAsync(Some() with { WallClockAsked = TimeSpan.FromSeconds(2) }, TestContext.Current.CancellationToken);

        Assert.Equal(TimeSpan.FromSeconds(2), sandbox.WallClock);
    }

    [Fact]
    public async Task The_receipt_names_the_policy_the_limits_read_back_and_the_sensors()
    {
        var ended = await RunAsync(new PolicyOfLambdas(), new ScreenerOfFacts(), Quiet());

        Assert.Equal(("lambdas", "enforce", "default"), (ended.Receipt.PolicyId, ended.Receipt.Enforcement, ended.Receipt.Profile));
        Assert.Equal("none", ended.Receipt.Applied!.Network);
        Assert.Equal("syscalls", Assert.Single(ended.Receipt.Sensors).Sensor);
    }

    private static SyscallForbidden Forbidden() => new() { Name = "mount", Family = "mount" };

    private static SandboxOfOneRun Quiet() => new((_, _) => Task.FromResult(ExecutionStatus.Completed));

    private static SandboxOfOneRun Observing(Fact fact, Decision unlessRuled, Decision expected) => new((sink, _) =>
    {
        Assert.Equal(expected, sink.Observe(SomeProcess, fact, unlessRuled));
        return Task.FromResult(ExecutionStatus.Completed);
    });

    private Task<Execution> RunAsync(PolicyOfLambdas policy, IScreener screener, SandboxOfOneRun sandbox, EvidenceInMemory? evidence = null) =>
        Pipeline(policy, screener, sandbox, evidence ?? _evidence).RunAsync(Some(), TestContext.Current.CancellationToken);

    private static SubmissionPipeline Pipeline(PolicyOfLambdas policy, IScreener screener, ISandboxes sandboxes, EvidenceInMemory evidence) =>
        new(policy, screener, sandboxes, evidence, FakeFileStore.Keeper(), new(), TimeProvider.System, NullLogger<SubmissionPipeline>.Instance);

    private static Submission Some() => new()
    {
        Id = ExecutionId.New(TimeProvider.System),
        Language = Language.Python,
        Code = "print(1)",
        ProfileName = "default",
        ApiKeyId = "key",
        ReceivedAt = TimeProvider.System.GetUtcNow(),
    };
}

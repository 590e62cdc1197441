using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Exceptions;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Pipeline;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.TestKit.Fakes;
using Microsoft.Extensions.Logging.Abstractions;

namespace InterpreterGuard.Core.Tests.Pipeline;

/// <summary>What an exception silences is kept and counted, and nothing follows from it; what it does not silence is as ever.</summary>
public sealed class SilencedTests
{
    private readonly EvidenceInMemory _evidence = new();

    [Theory]
    [InlineData(RuleAction.Deny)]
    [InlineData(RuleAction.Hold)]
    [InlineData(RuleAction.Kill)]
    public async Task A_silenced_finding_neither_refuses_nor_holds_and_opens_no_incident(RuleAction action)
    {
        var policy = new PolicyOfLambdas { Silencing = { ["EX-1"] = fact => fact is CodeCall } }.With("IG1001", action, fact => fact is CodeCall);

        var ended = await RunAsync(policy, [], ScreenerOfFacts.Call("os.system"));

        Assert.Equal((ExecutionStatus.Completed, Verdict.Allow, null), (ended.Status, ended.Verdict, ended.IncidentId));
        Assert.Equal(("EX-1", RuleAction.Record, action), (Assert.Single(ended.Findings).SilencedBy, ended.Findings[0].Action, ended.Findings[0].ActionWanted));
        Assert.Equal("EX-1", Assert.Single(ended.Detections).SilencedBy);
        Assert.Equal([new ExceptionUse("EX-1", new RuleId("IG1001"), 1)], ended.Silenced);
    }

    [Fact]
    public async Task A_silenced_observation_neither_denies_nor_kills()
    {
        var policy = new PolicyOfLambdas { Silencing = { ["EX-1"] = fact => fact is NetworkConnect } }.With("IG4001", RuleAction.Kill, fact => fact is NetworkConnect);

        var ended = await RunAsync(policy, [(Connect("10.0.0.1"), Decision.Allowed)]);

        Assert.Equal((ExecutionStatus.Completed, null), (ended.Status, ended.IncidentId));
        Assert.Single(ended.Detections);
    }

    [Fact]
    public async Task What_the_sandbox_denies_by_itself_stays_denied()
    {
        var policy = new PolicyOfLambdas { Silencing = { ["EX-1"] = _ => true } }.With("IG2001", RuleAction.Deny, fact => fact is SyscallForbidden);

        await RunAsync(policy, [(new SyscallForbidden { Name = "bpf", Family = "bpf" }, Decision.Denied)]);
    }

    [Fact]
    public async Task The_incident_that_something_else_opened_says_what_was_silenced()
    {
        var policy = new PolicyOfLambdas { Silencing = { ["EX-1"] = fact => fact is NetworkConnect { Address: "10.0.0.1" } } }.With("IG4001", RuleAction.Alert, fact => fact is NetworkConnect);

        var ended = await RunAsync(policy, [(Connect("10.0.0.1"), Decision.Allowed), (Connect("10.0.0.1"), Decision.Allowed), (Connect("192.0.2.7"), Decision.Allowed)]);

        var incident = _evidence.Completed[0].Incident!;
        Assert.Equal(ended.IncidentId, incident.Id);
        Assert.Equal("rule IG4001: seen; 2 matches were silenced by EX-1. It went on under watch.", incident.Summary);
        Assert.Equal(["IG4001"], incident.Rules.Select(rule => rule.Value));
    }

    [Fact]
    public async Task A_flood_of_silenced_matches_is_counted_whole_and_hides_nothing()
    {
        var policy = new PolicyOfLambdas { Silencing = { ["EX-1"] = fact => fact is NetworkConnect { Address: "10.0.0.1" } } }.With("IG4001", RuleAction.Alert, fact => fact is NetworkConnect);
        var flood = Enumerable.Repeat(((Fact)Connect("10.0.0.1"), Decision.Allowed), 500);

        var ended = await RunAsync(policy, [.. flood, (Connect("192.0.2.7"), Decision.Allowed)]);

        Assert.NotNull(ended.IncidentId);
        Assert.Equal(500, Assert.Single(ended.Silenced).Count);
        Assert.Equal(ExecutionRecorder.DetectionsPerRuleMax + 1, ended.Detections.Count);
    }

    [Fact]
    public async Task A_released_submission_tells_once_what_was_silenced_while_it_was_read()
    {
        var policy = new PolicyOfLambdas { Silencing = { ["EX-1"] = fact => fact is CodeCall { Name: "quiet" } } }.With("IG1001", RuleAction.Hold, fact => fact is CodeCall);
        var pipeline = Pipeline(policy, [], ScreenerOfFacts.Call("quiet"), ScreenerOfFacts.Call("loud"));
        var held = await pipeline.RunAsync(Some(), TestContext.Current.CancellationToken);

        var ended = await pipeline.ResumeAsync(held with { Status = ExecutionStatus.Running }, _evidence.Completed[0].Incident, TestContext.Current.CancellationToken);

        Assert.Equal((ExecutionStatus.Held, ExecutionStatus.Completed), (held.Status, ended.Status));
        Assert.Equal(held.Silenced, ended.Silenced);
        Assert.Equal(1, Assert.Single(ended.Silenced).Count);
        Assert.Equal(IncidentDecision.Released, _evidence.Completed[1].Incident!.Decision);
    }

    private static NetworkConnect Connect(string address) => new() { Family = "inet", Address = address, Port = 443 };

    private Task<Execution> RunAsync(PolicyOfLambdas policy, IReadOnlyList<(Fact Fact, Decision Decision)> seen, params CodeFact[] read) =>
        Pipeline(policy, seen, read).RunAsync(Some(), TestContext.Current.CancellationToken);

    // Each decision of the sensor must come back unchanged: a silenced match has no say.
    private SubmissionPipeline Pipeline(PolicyOfLambdas policy, IReadOnlyList<(Fact Fact, Decision Decision)> seen, params CodeFact[] read)
    {
        var sandbox = new SandboxOfOneRun((sink, _) =>
        {
            foreach (var (fact, decision) in seen)
                Assert.Equal(decision, sink.Observe(new ProcessReference(7, 1, "python3"), fact, decision));
            return Task.FromResult(ExecutionStatus.Completed);
        });
        return new(policy, new ScreenerOfFacts(read), sandbox, _evidence, FakeFileStore.Keeper(), new(), TimeProvider.System, NullLogger<SubmissionPipeline>.Instance);
    }

    private static Submission Some() => new()
    {
        Id = ExecutionId.New(TimeProvider.System), Language = Language.Python, Code = "x", ProfileName = "default", ApiKeyId = "key", ReceivedAt = TimeProvider.System.GetUtcNow(),
    };
}

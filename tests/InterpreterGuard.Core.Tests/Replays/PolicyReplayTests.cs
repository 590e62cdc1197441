using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Pipeline;
using InterpreterGuard.Core.Replays;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Core.Tests.Pipeline;
using InterpreterGuard.TestKit.Fakes;
using Microsoft.Extensions.Logging.Abstractions;

namespace InterpreterGuard.Core.Tests.Replays;

/// <summary>The past of these tests is made by the real pipeline, so that what is compared is what a host would have kept.</summary>
public sealed class PolicyReplayTests
{
    private static readonly ProcessReference SomeProcess = new(7, 1, "python3");
    private static readonly NetworkConnect Out = new() { Family = "inet", Address = "203.0.113.5", Port = 4444 };
    private static readonly ProcessExec Shell = new() { Path = "/bin/sh", Name = "sh", CommandLine = "sh" };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_policy_says_the_same()
    {
        var policy = Watchful(RuleAction.Kill);
        var past = await PastAsync(policy, [ScreenerOfFacts.Call("print")], Shell, Out);

        var report = await ReplayAsync(Watchful(RuleAction.Kill), past);

        Assert.Equal((1, 0, 0, 0), (report.Replayed, report.Appears, report.Vanishes, report.Changes));
        Assert.Empty(report.Incidents);
        Assert.Empty(report.Rules);
        Assert.NotNull(past.Incident);
    }

    [Fact]
    public async Task An_incident_appears_where_a_new_rule_speaks_of_what_was_only_kept()
    {
        var past = await PastAsync(new PolicyOfLambdas(), [ScreenerOfFacts.Call("print")], Shell, Out);

        var report = await ReplayAsync(Watchful(RuleAction.Alert), past);

        var incident = Assert.Single(report.Incidents);
        Assert.Equal((ReplayChange.Appears, "IG4005", IncidentDecision.Denied), (incident.Change, incident.After!.Rules[0].Value, incident.After.Decision));
        Assert.Equal(new ReplayedRule(new RuleId("IG4005"), 0, 1, 1, 0, 0), Assert.Single(report.Rules));
    }

    [Fact]
    public async Task A_fact_that_no_rule_of_then_spoke_of_can_refuse_now()
    {
        var past = await PastAsync(new PolicyOfLambdas(), [ScreenerOfFacts.Call("os.system")], Out);

        var report = await ReplayAsync(Watchful(RuleAction.Alert).With("IG1001", RuleAction.Deny, fact => fact is CodeCall), past);

        // Refused before it ran: what was seen then would not have been there to be seen.
        var incident = Assert.Single(report.Incidents);
        Assert.Equal(IncidentDecision.Refused, incident.After!.Decision);
        Assert.Equal(["IG1001"], incident.RulesGained.Select(rule => rule.Value));
    }

    [Fact]
    public async Task An_incident_vanishes_and_one_changes()
    {
        var past = await PastAsync(Watchful(RuleAction.Alert, Severity.High), [], Out);

        var without = await ReplayAsync(new PolicyOfLambdas(), past);
        var milder = await ReplayAsync(Watchful(RuleAction.Alert, Severity.Low), past);

        Assert.Equal((0, 1, 0), (without.Appears, without.Vanishes, without.Changes));
        Assert.Equal(["IG4005"], without.Incidents[0].RulesLost.Select(rule => rule.Value));
        Assert.Equal((0, 0, 1), (milder.Appears, milder.Vanishes, milder.Changes));
        Assert.Equal((Severity.High, Severity.Low), (milder.Incidents[0].Before!.Severity, milder.Incidents[0].After!.Severity));
        Assert.Equal(1, Assert.Single(milder.Rules).Changes);
    }

    [Fact]
    public async Task What_was_stopped_then_and_would_run_now_is_named_as_beyond_what_is_known()
    {
        var killed = await PastAsync(Watchful(RuleAction.Kill), [], Out);
        var refused = await PastAsync(new PolicyOfLambdas().With("IG1001", RuleAction.Deny, _ => true), [ScreenerOfFacts.Call("x")], Out);

        var report = await ReplayAsync(new PolicyOfLambdas(), killed, refused);

        Assert.Equal((ExecutionStatus.Killed, ExecutionStatus.Refused), (killed.Status, refused.Status));
        Assert.Equal((2, 2), (report.Vanishes, report.BeyondKnown));
        Assert.All(report.Incidents, incident => Assert.True(incident.BeyondKnown));
    }

    [Fact]
    public async Task Behind_the_fact_that_kills_nothing_is_seen_any_more()
    {
        var past = await PastAsync(new PolicyOfLambdas(), [], Shell, Out);

        var report = await ReplayAsync(Watchful(RuleAction.Alert).With("IG2022", RuleAction.Kill, fact => fact is ProcessExec), past);

        Assert.Equal(["IG2022"], report.Incidents[0].After!.Rules.Select(rule => rule.Value));
        Assert.Equal(IncidentDecision.Killed, report.Incidents[0].After!.Decision);
    }

    [Fact]
    public async Task What_a_rule_denied_then_is_not_denied_by_itself()
    {
        var past = await PastAsync(new PolicyOfLambdas().With("IG2022", RuleAction.Deny, fact => fact is ProcessExec), [], Shell);

        var report = await ReplayAsync(new PolicyOfLambdas().With("IG2022", RuleAction.Alert, fact => fact is ProcessExec), past);

        Assert.Equal((IncidentDecision.Denied, IncidentDecision.Recorded), (report.Incidents[0].Before!.Decision, report.Incidents[0].After!.Decision));
    }

    [Fact]
    public async Task A_source_whose_facts_were_not_kept_is_read_again_within_the_bound()
    {
        var past = (await PastAsync(new PolicyOfLambdas(), [])) with { Facts = null };
        var policy = new PolicyOfLambdas().With("IG1001", RuleAction.Alert, fact => fact is CodeCall { Name: "read.again" });
        var replay = new PolicyReplay(new HistoryInMemory(past, past, past), new ScreenerOfFacts(ScreenerOfFacts.Call("read.again")));

        var report = await replay.RunAsync(policy, new ReplayQuery(default, 100) { ReadAgainMax = 2 }, Stop);

        Assert.Equal((2, 2, 2), (report.Replayed, report.ReadAgain, report.Appears));
        Assert.Equal(1, Assert.Single(report.NotReplayable).Value);
    }

    [Fact]
    public async Task What_cannot_be_asked_is_counted_by_its_reason()
    {
        var past = await PastAsync(new PolicyOfLambdas(), []);
        var noProfile = past with { Submission = past.Submission with { ProfileName = "gone" } };
        var neverRead = past with { Facts = null, Status = ExecutionStatus.Cancelled, Observations = [] };
        var unreadable = past with { Facts = null };
        var replay = new PolicyReplay(new HistoryInMemory(past, noProfile, neverRead, unreadable), new ScreenerThatBreaks());

        var report = await replay.RunAsync(new PolicyOfLambdas(), new ReplayQuery(default, 100), Stop);

        Assert.Equal((4, 1), (report.Executions, report.Replayed));
        Assert.Equal(
            ["it ended before its source was read: 1", "the policy has no profile of that name: 1", "what was read in its source was not kept, and its parser does not answer now: 1"],
            report.NotReplayable.Select(reason => $"{reason.Key}: {reason.Value}"));
        Assert.Equal(0, report.LeftOut);
    }

    [Fact]
    public async Task What_was_seen_in_part_what_is_older_and_what_came_too_late_is_said()
    {
        var past = (await PastAsync(Watchful(RuleAction.Alert), [], Out)) with { ObservationsDropped = 5 };
        var replay = new PolicyReplay(new HistoryInMemory(past, past, past), new ScreenerThatBreaks());

        var bounded = await replay.RunAsync(new PolicyOfLambdas(), new ReplayQuery(default, 2) { ListedMax = 1 }, Stop);
        var late = await replay.RunAsync(new PolicyOfLambdas(), new ReplayQuery(default, 3) { TimeMax = TimeSpan.Zero }, Stop);

        Assert.Equal((2, 2, 1L), (bounded.Replayed, bounded.InPart, bounded.LeftOut));
        Assert.Equal((2, 1), (bounded.Vanishes, bounded.Incidents.Count));
        Assert.Equal((0, 3L, true), (late.Replayed, late.LeftOut, late.OutOfTime));
    }

    [Fact]
    public async Task The_time_it_took_then_is_summed()
    {
        var past = await PastAsync(new PolicyOfLambdas(), []);

        var report = await ReplayAsync(new PolicyOfLambdas(), past with { Elapsed = TimeSpan.FromSeconds(2) }, past with { Elapsed = TimeSpan.FromSeconds(3) });

        Assert.Equal(TimeSpan.FromSeconds(5), report.ElapsedThen);
    }

    private static PolicyOfLambdas Watchful(RuleAction action, Severity severity = Severity.High) =>
        new PolicyOfLambdas().With("IG4005", action, fact => fact is NetworkConnect, severity);

    private static Task<ReplayReport> ReplayAsync(PolicyOfLambdas policy, params IReadOnlyList<PastExecution> past) =>
        new PolicyReplay(new HistoryInMemory(past), new ScreenerThatBreaks()).RunAsync(policy, new ReplayQuery(default, 100), Stop);

    private static async Task<PastExecution> PastAsync(PolicyOfLambdas policy, CodeFact[] read, params Fact[] seen)
    {
        var evidence = new EvidenceInMemory();
        var sandbox = new SandboxOfOneRun((sink, _) =>
        {
            foreach (var fact in seen)
            {
                // As the sensors answer: what would leave the sandbox is denied, the rest let through.
                if (sink.Observe(SomeProcess, fact, fact is NetworkConnect ? Decision.Denied : Decision.Allowed) == Decision.Killed)
                    break;
            }

            return Task.FromResult(ExecutionStatus.Completed);
        });
        var pipeline = new SubmissionPipeline(policy, new ScreenerOfFacts(read), sandbox, evidence, FakeFileStore.Keeper(), new(), TimeProvider.System, NullLogger<SubmissionPipeline>.Instance);
        var submission = new Submission
        {
            Id = ExecutionId.New(TimeProvider.System), Language = Language.Python, Code = "x", ProfileName = "default", ApiKeyId = "k", ReceivedAt = TimeProvider.System.GetUtcNow(),
        };
        await pipeline.RunAsync(submission, Stop);
        var (ended, incident) = evidence.Completed[^1];
        return new PastExecution
        {
            Submission = submission, Status = ended.Status, Verdict = ended.Verdict, Facts = ended.Facts, Observations = ended.Observations, Processes = ended.Processes,
            Detections = ended.Detections, Incident = incident,
        };
    }
}

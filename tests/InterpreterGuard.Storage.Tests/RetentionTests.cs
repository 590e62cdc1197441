using InterpreterGuard.Core.Access;
using InterpreterGuard.Core.Audit;
using InterpreterGuard.Core.Cases;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Held;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Storage.Keeping;
using InterpreterGuard.TestKit.Given;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Storage.Tests;

/// <summary>What has been kept long enough goes, what is younger or on hold stays, and the trail tells of it and stays whole.</summary>
public sealed class RetentionTests : IAsyncLifetime
{
    private readonly string _path = OpenStorage.NewPath();
    private readonly Calendar _time = new();
    private OpenStorage _storage = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _storage = await OpenStorage.AtAsync(_path, time: _time);

    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    [Fact]
    public async Task An_execution_without_an_incident_loses_its_observations_then_all()
    {
        var old = await KeepAsync(GivenExecutions.Noon);
        var young = await KeepAsync(GivenExecutions.Noon.AddDays(20));

        await SweepAtAsync(31);
        var halfway = (await _storage.Evidence.FindExecutionAsync(old.Id, Stop))!;

        Assert.Equal(GivenExecutions.Noon.AddDays(31), halfway.ObservationsForgottenAt);
        Assert.Equal(GivenExecutions.Noon.AddDays(31), halfway.OutputsForgottenAt);
        Assert.Empty(halfway.Processes);
        Assert.Equal((CapturedOutput.Empty, 9, old.Submission.Code), (halfway.Outcome!.Output, halfway.Outcome.Signal, halfway.Submission.Code));
        Assert.Empty(await _storage.Evidence.ListObservationsAsync(old.Id, 0, 100, Stop));
        Assert.NotEmpty(await _storage.Evidence.ListObservationsAsync(young.Id, 0, 100, Stop));
        Assert.Null((await _storage.Evidence.FindExecutionAsync(young.Id, Stop))!.ObservationsForgottenAt);
        Assert.Equal(1, await _storage.History.CountAsync(DateTimeOffset.UnixEpoch, Stop));
        Assert.Equal(young.Id, Assert.Single(await PastAsync()).Submission.Id);

        await SweepAtAsync(91);

        Assert.Null(await _storage.Evidence.FindExecutionAsync(old.Id, Stop));
        Assert.NotNull(await _storage.Evidence.FindExecutionAsync(young.Id, Stop));
        var links = await _storage.Audit.ListNewestAsync(AuditKind.Deletion, long.MaxValue, 10, Stop);
        Assert.Contains(links, link => link is { Actor: "guard", Subject: "executions" } && link.Detail == $"retention: {old.Id}");
        await ProveAsync();
    }

    [Theory]
    [InlineData(Severity.Info, 90)]
    [InlineData(Severity.Low, 180)]
    [InlineData(Severity.Medium, 365)]
    [InlineData(Severity.High, 730)]
    public async Task An_incident_goes_after_its_severity_s_days_with_everything_of_it(Severity severity, int days)
    {
        var (execution, incident) = await KeepAsync(GivenExecutions.Noon, severity);

        await SweepAtAsync(days - 1);
        Assert.NotNull(await _storage.Cases.FindAsync(incident.Id, TenantScope.All, Stop));
        Assert.NotEmpty(await _storage.Evidence.ListObservationsAsync(execution.Id, 0, 100, Stop));

        await SweepAtAsync(days + 1);
        Assert.Null(await _storage.Cases.FindAsync(incident.Id, TenantScope.All, Stop));
        Assert.Null(await _storage.Evidence.FindExecutionAsync(execution.Id, Stop));
        Assert.Empty(await _storage.Evidence.ListObservationsAsync(execution.Id, 0, 100, Stop));
        Assert.Empty(await _storage.Cases.CountAsync(TenantScope.All, Stop));
        Assert.Empty(await _storage.Cases.ListAsync(new CaseQuery { Scope = TenantScope.All, View = CaseView.All, Grouped = true }, Stop));
        var link = Assert.Single(await _storage.Audit.ListNewestAsync(AuditKind.Deletion, long.MaxValue, 10, Stop));
        Assert.Equal(incident.Id.ToString(), link.Subject);
        Assert.Matches($"^retention: open, severity {severity.ToString().ToLowerInvariant()}, execution {execution.Id}, code sha256 [0-9a-f]{{64}}$", link.Detail);
        await ProveAsync();
    }

    [Fact]
    public async Task A_critical_one_is_kept_for_ever_as_long_as_nobody_says_otherwise()
    {
        var (_, incident) = await KeepAsync(GivenExecutions.Noon, Severity.Critical);

        await SweepAtAsync(36_000);

        Assert.NotNull(await _storage.Cases.FindAsync(incident.Id, TenantScope.All, Stop));
    }

    [Fact]
    public async Task A_decision_begins_its_days_anew()
    {
        var (_, incident) = await KeepAsync(GivenExecutions.Noon, Severity.Info);
        await ActAsync(incident, CaseAction.Comment, 80);

        await SweepAtAsync(100);
        Assert.NotNull(await _storage.Cases.FindAsync(incident.Id, TenantScope.All, Stop));

        await SweepAtAsync(171);
        Assert.Null(await _storage.Cases.FindAsync(incident.Id, TenantScope.All, Stop));
    }

    [Fact]
    public async Task What_is_on_hold_stays_until_the_hold_is_lifted()
    {
        var (execution, incident) = await KeepAsync(GivenExecutions.Noon, Severity.Info);
        await ActAsync(incident, CaseAction.Hold, 1);

        await SweepAtAsync(10_000);
        Assert.NotNull(await _storage.Cases.FindAsync(incident.Id, TenantScope.All, Stop));
        Assert.NotEmpty(await _storage.Evidence.ListObservationsAsync(execution.Id, 0, 100, Stop));

        await ActAsync(incident, CaseAction.Unhold, 10_000);
        await SweepAtAsync(10_091);
        Assert.Null(await _storage.Cases.FindAsync(incident.Id, TenantScope.All, Stop));
    }

    [Fact]
    public async Task What_waits_or_runs_stays_and_what_was_decided_has_days_of_its_own()
    {
        var running = GivenExecutions.Accepted(at: GivenExecutions.Noon);
        await _storage.Evidence.AcceptAsync(running, Stop);
        var waiting = GivenExecutions.Accepted(at: GivenExecutions.Noon);
        await _storage.Evidence.AcceptAsync(waiting, Stop);
        await _storage.Evidence.CompleteAsync(GivenExecutions.Held(waiting), null, Stop);
        var decided = GivenExecutions.Accepted(at: GivenExecutions.Noon);
        await _storage.Evidence.AcceptAsync(decided, Stop);
        var held = GivenExecutions.Held(decided);
        await _storage.Evidence.CompleteAsync(held, null, Stop);
        Assert.True(await _storage.Held.TryDecideAsync(
            held with { Status = ExecutionStatus.Refused, EndedAt = GivenExecutions.Noon, Steps = [.. held.Steps, new AuditStep(AuditAction.Rejected, GivenExecutions.Noon, "k1", "no")] }, null, Stop));

        await SweepAtAsync(364);
        Assert.NotNull(await _storage.Evidence.FindExecutionAsync(decided.Id, Stop));

        await SweepAtAsync(366);
        Assert.Null(await _storage.Evidence.FindExecutionAsync(decided.Id, Stop));
        Assert.NotNull(await _storage.Evidence.FindExecutionAsync(waiting.Id, Stop));
        Assert.NotNull(await _storage.Evidence.FindExecutionAsync(running.Id, Stop));
    }

    [Fact]
    public async Task Many_go_in_small_pieces_and_each_is_named_in_the_trail()
    {
        var kept = new List<Execution>();
        for (var i = 0; i < 120; i++)
            kept.Add(await KeepAsync(GivenExecutions.Noon.AddMinutes(i)));

        var swept = await SweepAtAsync(200);

        Assert.Equal(120, swept.Executions);
        var links = await _storage.Audit.ListNewestAsync(AuditKind.Deletion, long.MaxValue, 100, Stop);
        var named = string.Join(' ', links.Select(link => link.Detail));
        Assert.All(kept, execution => Assert.Contains(execution.Id.ToString(), named, StringComparison.Ordinal));
        Assert.All(links, link => Assert.True(link.Detail.Length < AuditEvent.PartLengthMax));
        await ProveAsync();
    }

    [Fact]
    public async Task An_execution_with_tens_of_thousands_of_observations_never_holds_the_writer_for_long()
    {
        var accepted = GivenExecutions.Accepted(at: GivenExecutions.Noon);
        await _storage.Evidence.AcceptAsync(accepted, Stop);
        var ended = GivenExecutions.Ended(accepted);
        var one = ended.Observations[0];
        await _storage.Evidence.CompleteAsync(ended with { Observations = [.. Enumerable.Range(1, 20_000).Select(i => one with { Sequence = i })] }, null, Stop);
        _time.Set(GivenExecutions.Noon.AddDays(200));

        var sweep = _storage.Get<RetentionSweep>().RunAsync(Stop);
        var between = 0;
        for (; !sweep.IsCompleted; between++)
            await _storage.Audit.AppendAsync(new AuditEvent(AuditKind.SignIn, "a", "b", "c"), Stop);

        Assert.Equal(1, (await sweep).Executions);
        Assert.Empty(await _storage.Evidence.ListObservationsAsync(accepted.Id, 0, 10, Stop));

        // All in one commit would let one wait for it, and the next come after it.
        Assert.True(between > 2, $"{between} commits came between.");
        await ProveAsync();
    }

    [Theory]
    [InlineData("Storage:Retention:Outputs", "00:10:00", "Each time in Storage:Retention must be 0 (kept for ever) or at least 1 hour, such as 30.00:00:00 for 30 days.")]
    [InlineData("Storage:Retention:SweepMinutes", "0", "The field SweepMinutes must be between 1 and 1440.")]
    public async Task Times_out_of_bounds_stop_the_start(string name, string value, string problem)
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => OpenStorage.AtAsync(OpenStorage.NewPath(), settings: (name, value)));

        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
    }

    private async Task<Execution> KeepAsync(DateTimeOffset at)
    {
        var accepted = GivenExecutions.Accepted(at: at);
        await _storage.Evidence.AcceptAsync(accepted, Stop);
        var ended = GivenExecutions.Ended(accepted);
        await _storage.Evidence.CompleteAsync(ended, null, Stop);
        return ended;
    }

    private async Task<(Execution Execution, Incident Incident)> KeepAsync(DateTimeOffset at, Severity severity)
    {
        var accepted = GivenExecutions.Accepted(at: at);
        var incident = GivenExecutions.IncidentOf(accepted, severity, at: at);
        await _storage.Evidence.AcceptAsync(accepted, Stop);
        var ended = GivenExecutions.Ended(accepted, incident.Id);
        await _storage.Evidence.CompleteAsync(ended, incident, Stop);
        return (ended, incident);
    }

    private async Task ActAsync(Incident incident, CaseAction action, int day) => Assert.Equal(CaseOutcome.Done, (await _storage.Cases.ActAsync(
        new CaseOrder([incident.Id], new CaseStep(action, GivenExecutions.Noon.AddDays(day), "k1", null, null, "Because.", null)), TenantScope.All, Stop))[incident.Id]);

    private Task<Swept> SweepAtAsync(int day)
    {
        _time.Set(GivenExecutions.Noon.AddDays(day));
        return _storage.Get<RetentionSweep>().RunAsync(Stop);
    }

    private async Task<List<PastExecution>> PastAsync()
    {
        var past = new List<PastExecution>();
        await foreach (var one in _storage.History.ReadAsync(new HistoryQuery(DateTimeOffset.UnixEpoch, 100), Stop))
            past.Add(one);
        return past;
    }

    private async Task ProveAsync()
    {
        var proof = new AuditProof([]);
        foreach (var entry in await _storage.Audit.ListAsync(0, 1000, Stop))
            proof.Take(entry);
        proof.End();
        Assert.Null(proof.Problem);
    }
}

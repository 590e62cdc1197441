using System.Text;
using InterpreterGuard.Core.Access;
using InterpreterGuard.Core.Cases;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Overviews;
using InterpreterGuard.TestKit.Given;

namespace InterpreterGuard.Storage.Tests;

/// <summary>Beyond a bound equal executions join an incident; what they did is kept whole, and what did worse never hides in it.</summary>
public sealed class JoiningTests : IAsyncLifetime
{
    private Joining _joining = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private OpenStorage Storage => _joining.Storage;

    public async ValueTask InitializeAsync() => _joining = await Joining.BeginAsync();

    public ValueTask DisposeAsync() => _joining.DisposeAsync();

    [Fact]
    public async Task A_thousand_equal_executions_are_a_few_incidents_a_count_of_a_thousand_and_all_their_evidence()
    {
        var kept = new List<(Execution Execution, Incident Incident)>();
        for (var i = 0; i < 1000; i++)
            kept.Add(await _joining.KeepAsync(minute: i / 100.0));

        var rows = await _joining.RowsAsync();
        var host = rows[0];
        Assert.Equal(Joining.Most, rows.Count);
        Assert.Equal(1000 - Joining.Most, host.Joined);
        Assert.Equal(new CaseGroup(1000, 3, GivenExecutions.Noon, GivenExecutions.Noon.AddMinutes(9.99)), host.Group);
        Assert.Equal(3, (await Storage.Cases.CountAsync(TenantScope.All, Stop)).Sum(count => count.Count));
        foreach (var (execution, incident) in kept.Skip(Joining.Most).Where((_, index) => index % 100 == 0))
        {
            Assert.Equal(host.Incident.Id, (await _joining.CaseOfAsync(incident)).Incident.Id);
            Assert.Equal(host.Incident.Id, (await Storage.Evidence.FindIncidentAsync(incident.Id, Stop))!.Id);
            Assert.Equal(host.Incident.Id, Assert.Single(await Storage.Evidence.ListIncidentsAsync(new IncidentQuery(ExecutionId: execution.Id), Stop)).Id);
            foreach (var query in (CaseQuery[])[new() { Scope = TenantScope.All, ExecutionId = execution.Id }, new() { Scope = TenantScope.All, Text = execution.Id.ToString() }, new() { Scope = TenantScope.All, Text = incident.Id.ToString() }])
                Assert.Equal(host.Incident.Id, Assert.Single(await Storage.Cases.ListAsync(query, Stop)).Incident.Id);
            var joined = (await Storage.Cases.FindJoinedAsync(incident.Id, Stop))!;
            Assert.Equal((incident.ExecutionId, host.Incident.Id, incident.Summary, "user"), (joined.Own.ExecutionId, joined.Into, joined.Own.Summary, joined.User));
            Assert.Equal(execution.Observations.Count, (await Storage.Evidence.ListObservationsAsync(execution.Id, 0, 1000, Stop)).Count);
            Assert.Equal(execution.Detections.Count, (await Storage.Evidence.FindExecutionAsync(execution.Id, Stop))!.Detections.Count);
        }
    }

    [Fact]
    public async Task What_joined_counts_for_the_rules_and_techniques_of_what_it_joined_when_it_happened()
    {
        await _joining.JoinedAsync();
        await _joining.KeepAsync(tenant: "other");
        await _joining.KeepAsync(minute: 90);
        await _joining.KeepAsync(minute: 91);
        var all = new OverviewQuery(TenantScope.All, GivenExecutions.Noon, GivenExecutions.Noon.AddHours(1), TimeSpan.FromHours(1));

        var seen = await Storage.Overviews.ReadAsync(all, Stop);

        Assert.Equal((4, 1), (seen.Rules[0].Count, seen.Rules[0].Joined));
        Assert.Equal((4, 1), (seen.Techniques[0].Count, seen.Techniques[0].Joined));
        var ours = await Storage.Overviews.ReadAsync(all with { Scope = TenantScope.Of(["default"]) }, Stop);
        Assert.Equal((3, 1, 3, 1), (ours.Rules[0].Count, ours.Rules[0].Joined, ours.Techniques[0].Count, ours.Techniques[0].Joined));
        var theirs = await Storage.Overviews.ReadAsync(all with { Scope = TenantScope.Of(["other"]) }, Stop);
        Assert.Equal((1, 0), (theirs.Rules[0].Count, theirs.Rules[0].Joined));
        var later = await Storage.Overviews.ReadAsync(all with { From = GivenExecutions.Noon.AddMinutes(3), To = GivenExecutions.Noon.AddMinutes(4) }, Stop);
        Assert.Equal((0, 1), (later.Rules[0].Count, later.Rules[0].Joined));
    }

    [Fact]
    public async Task Those_that_joined_are_listed_a_page_at_a_time_newest_first()
    {
        var (host, _, _) = await _joining.JoinedAsync();
        for (var i = 0; i < 6; i++)
            await _joining.KeepAsync(minute: 10 + i);

        var first = await Storage.Cases.ListJoinedAsync(host.Id, null, 4, Stop);
        var second = await Storage.Cases.ListJoinedAsync(host.Id, first[^1].Own.Id, 4, Stop);

        Assert.Equal((4, 3), (first.Count, second.Count));
        var times = first.Concat(second).Select(joined => joined.Own.OpenedAt).ToList();
        Assert.Equal(times.OrderDescending(), times);
        Assert.Null(await Storage.Cases.FindJoinedAsync(host.Id, Stop));
    }

    [Theory]
    [InlineData("other", Severity.Medium, "default", IncidentDecision.Denied, 20, 4)]
    [InlineData("same", Severity.High, "default", IncidentDecision.Denied, 20, 4)]
    [InlineData("same", Severity.Medium, "acme", IncidentDecision.Denied, 20, 4)]
    [InlineData("same", Severity.Medium, "default", IncidentDecision.Recorded, 20, 4)]
    [InlineData("same", Severity.Medium, "default", IncidentDecision.Denied, 40, 4)]
    [InlineData("same", Severity.Medium, "default", IncidentDecision.Denied, 20, 63)]
    public async Task What_is_not_equal_is_worse_got_further_or_comes_later_opens_its_own(string fingerprint, Severity severity, string tenant, IncidentDecision decision, int risk, int minute)
    {
        for (var i = 0; i < 10; i++)
            await _joining.KeepAsync(minute: i / 10.0);

        var (_, own) = await _joining.KeepAsync(fingerprint, severity, tenant, decision, risk, minute);

        Assert.Equal(own.Id, (await _joining.CaseOfAsync(own)).Incident.Id);
    }

    [Fact]
    public async Task Milder_ones_join_and_where_all_are_closed_one_opens_for_the_others()
    {
        var (host, _, _) = await _joining.JoinedAsync();
        var (_, milder) = await _joining.KeepAsync(severity: Severity.Low, risk: 10, minute: 5);
        Assert.Equal(host.Id, (await _joining.CaseOfAsync(milder)).Incident.Id);
        foreach (var row in await _joining.RowsAsync())
            await _joining.StepAsync(row.Incident, CaseAction.Decide, Disposition.FalsePositive);

        var (_, fresh) = await _joining.KeepAsync(minute: 6);
        var (_, next) = await _joining.KeepAsync(minute: 7);

        Assert.Equal((fresh.Id, CaseStatus.Open, 1), await _joining.CaseOfAsync(next) is var one ? (one.Incident.Id, one.State.Status, one.Joined) : default);
        Assert.Equal((7, 1), await _joining.GroupAsync() is var group ? (group.Count, group.OpenCount) : default);
    }

    [Fact]
    public async Task What_has_no_fingerprint_and_what_waits_for_a_person_never_joins()
    {
        for (var i = 0; i < 6; i++)
            await _joining.KeepAsync(fingerprint: "", minute: i);
        for (var i = 0; i < 6; i++)
        {
            var accepted = GivenExecutions.Accepted(at: GivenExecutions.Noon.AddMinutes(i));
            var incident = GivenExecutions.IncidentOf(accepted, at: GivenExecutions.Noon.AddMinutes(i)) with { Fingerprint = "held", Decision = IncidentDecision.Held };
            await Storage.Evidence.AcceptAsync(accepted, Stop);
            Assert.Null(await Storage.Evidence.CompleteAsync(GivenExecutions.Held(accepted, incident.Id), incident, Stop));
        }

        Assert.Equal(12, (await _joining.RowsAsync()).Count);
    }

    [Fact]
    public async Task A_window_of_nothing_turns_it_off()
    {
        await using var off = await Joining.BeginAsync(("Storage:Joining:Window", "00:00:00"));
        for (var i = 0; i < 8; i++)
            await off.KeepAsync(minute: i / 10.0);

        Assert.Equal(8, (await off.RowsAsync()).Count);
    }

    [Fact]
    public async Task Executions_that_end_at_once_open_exactly_as_many_as_may_and_none_is_lost()
    {
        var kept = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(() => _joining.KeepAsync(minute: i / 1000.0), Stop)));

        var rows = await _joining.RowsAsync();
        Assert.Equal(Joining.Most, rows.Count);
        Assert.Equal(64, rows.Sum(row => 1 + row.Joined));
        Assert.Equal(64, rows[0].Group.Count);
        foreach (var (_, incident) in kept)
            Assert.Contains((await _joining.CaseOfAsync(incident)).Incident.Id, rows.Select(row => row.Incident.Id));
    }

    [Fact]
    public async Task Others_are_told_of_incidents_not_of_what_joined_them()
    {
        for (var i = 0; i < 20; i++)
            await _joining.KeepAsync(minute: i / 10.0);

        var waiting = await Storage.Outbox.ListWaitingAsync("siem", 100, Stop);

        Assert.Equal(Enumerable.Repeat("opened 1", Joining.Most), waiting.Select(message => Encoding.UTF8.GetString(message.Body.Span)));
    }

    [Fact]
    public async Task One_that_does_worse_later_leaves_and_others_are_told_all_of_it()
    {
        var (host, execution, own) = await _joining.JoinedAsync();
        var worse = own with { Severity = Severity.Critical, Risk = RiskScore.Of([new RiskPart("severity", 40, "")]) };
        var (grown, more) = Grow(execution);

        Assert.Null(await Storage.Evidence.AppendAsync(grown, more, worse, Stop));

        var (left, now) = (await _joining.CaseOfAsync(host), await _joining.CaseOfAsync(own));
        Assert.Equal((own.Id, Severity.Critical, 0, CaseStatus.Open), (now.Incident.Id, now.Incident.Severity, now.Joined, now.State.Status));
        Assert.Equal(0, left.Joined);
        Assert.Equal(4, now.Group.Count);
        Assert.Null(await Storage.Cases.FindJoinedAsync(own.Id, Stop));
        var last = (await Storage.Outbox.ListWaitingAsync("siem", 100, Stop))[^1];
        Assert.Equal("opened 2", Encoding.UTF8.GetString(last.Body.Span));

        // From now on it is its own.
        var (again, evenMore) = Grow(grown);
        Assert.Null(await Storage.Evidence.AppendAsync(again, evenMore, worse, Stop));
        Assert.Equal("changed 1", Encoding.UTF8.GetString((await Storage.Outbox.ListWaitingAsync("siem", 100, Stop))[^1].Body.Span));
    }

    [Fact]
    public async Task Another_rule_later_is_another_story_and_more_of_the_same_is_not()
    {
        var (host, execution, own) = await _joining.JoinedAsync();
        var (grown, more) = Grow(execution);

        Assert.Equal(host.Id, await Storage.Evidence.AppendAsync(grown, more, own with { Summary = "It did more of it." }, Stop));
        Assert.Equal("It did more of it.", (await Storage.Cases.FindJoinedAsync(own.Id, Stop))!.Own.Summary);
        Assert.Equal(more[0].Sequence, (await Storage.Evidence.ListObservationsAsync(execution.Id, 0, 1000, Stop))[^1].Sequence);
        Assert.Equal(Joining.Most, (await Storage.Outbox.ListWaitingAsync("siem", 100, Stop)).Count);

        var (again, evenMore) = Grow(grown);
        Assert.Null(await Storage.Evidence.AppendAsync(again, evenMore, own with { Rules = [.. own.Rules, new RuleId("IG9009")] }, Stop));
        Assert.Equal(own.Id, (await _joining.CaseOfAsync(own)).Incident.Id);
    }

    [Fact]
    public async Task The_past_is_read_with_the_incidents_that_would_have_been_opened()
    {
        var (_, execution, own) = await _joining.JoinedAsync();
        var past = new List<PastExecution>();
        await foreach (var one in Storage.History.ReadAsync(new HistoryQuery(DateTimeOffset.UnixEpoch, 100), Stop))
            past.Add(one);

        var joined = past.Single(one => one.Submission.Id == execution.Id);
        Assert.Equal((own.Id, own.Summary), (joined.Incident!.Id, joined.Incident.Summary));
        Assert.Equal(own.Rules, joined.Incident.Rules);
        Assert.Equal(4, past.Count(one => one.Incident is not null));
    }

    [Fact]
    public async Task The_overview_counts_what_happened_for_those_who_may_see_it()
    {
        for (var i = 0; i < 20; i++)
            await _joining.KeepAsync(minute: i);
        for (var i = 0; i < 10; i++)
            await _joining.KeepAsync(tenant: "acme", minute: i);

        Assert.Equal(30, await CountAsync(TenantScope.All));
        Assert.Equal(10, await CountAsync(TenantScope.Of(["acme"])));

        async Task<long> CountAsync(TenantScope scope) => (await Storage.Overviews.ReadAsync(
            new OverviewQuery(scope, GivenExecutions.Noon, GivenExecutions.Noon.AddHours(1), TimeSpan.FromHours(1)), Stop)).Incidents.Sum(bar => bar.Count);
    }

    private static (Execution Grown, IReadOnlyList<Observation> More) Grow(Execution execution)
    {
        var last = execution.Observations[^1];
        var more = last with { Sequence = last.Sequence + 1 };
        return (execution with
        {
            Observations = [.. execution.Observations, more],
            Detections = [.. execution.Detections, execution.Detections[0] with { Observation = more.Sequence }],
        }, [more]);
    }
}

using InterpreterGuard.Core.Access;
using InterpreterGuard.Core.Cases;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.TestKit.Given;
using Microsoft.Data.Sqlite;

namespace InterpreterGuard.Storage.Tests;

public sealed class CaseQueueTests : IAsyncLifetime
{
    private readonly string _path = OpenStorage.NewPath();
    private OpenStorage _storage = null!;
    private int _minute;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static readonly CaseQuery All = new() { Scope = TenantScope.All, View = CaseView.All };

    public async ValueTask InitializeAsync() => _storage = await OpenStorage.AtAsync(_path);

    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    [Fact]
    public async Task Each_filter_narrows_alone_and_together_with_others()
    {
        var first = await KeepAsync("a", severity: Severity.Low, rules: ["IG1001"], agent: "alice", tenant: "acme");
        var second = await KeepAsync("b", severity: Severity.High, rules: ["IG2001", "IG1001"], agent: "bob", tenant: "acme", attack: ["T1059"]);
        var third = await KeepAsync("c", severity: Severity.Critical, rules: ["IG4004"], agent: "bob", tenant: "umbrella", summary: "It spoke to 100% _strangers_.");

        await ExpectAsync(All, third, second, first);
        await ExpectAsync(All with { View = CaseView.Open }, third, second, first);
        await ExpectAsync(All with { View = CaseView.Closed });
        await ExpectAsync(All with { SeverityMin = Severity.High }, third, second);
        await ExpectAsync(All with { Rule = new RuleId("IG1001") }, second, first);
        await ExpectAsync(All with { Rule = new RuleId("IG1001"), SeverityMin = Severity.High }, second);
        await ExpectAsync(All with { Agent = "bob" }, third, second);
        await ExpectAsync(All with { Agent = "bob", Rule = new RuleId("IG4004") }, third);
        await ExpectAsync(All with { Tenant = "acme" }, second, first);
        await ExpectAsync(All with { Technique = "T1552" }, third, first);
        await ExpectAsync(All with { Technique = "T1552.005" }, third, first);
        await ExpectAsync(All with { Technique = "T1059", Agent = "bob" }, second);
        await ExpectAsync(All with { Fingerprint = "b" }, second);
        await ExpectAsync(All with { ExecutionId = first.ExecutionId }, first);
        await ExpectAsync(All with { ApiKeyId = "k1", Tenant = "umbrella" }, third);
        await ExpectAsync(All with { From = second.OpenedAt }, third, second);
        await ExpectAsync(All with { To = second.OpenedAt }, first);
        await ExpectAsync(All with { Decision = IncidentDecision.Held });
        await ExpectAsync(All with { Text = "SPOKE to 100% _" }, third);
        await ExpectAsync(All with { Text = "spoke%strangers" });
        await ExpectAsync(All with { Text = second.Id.ToString() }, second);
        await ExpectAsync(All with { Text = "IG2001" }, second);
    }

    [Fact]
    public async Task Nobody_reads_beyond_the_tenants_of_his_scope()
    {
        var acme = await KeepAsync("a", tenant: "acme");
        var umbrella = await KeepAsync("b", tenant: "umbrella");
        var other = await KeepAsync("c", tenant: "other");
        var one = TenantScope.Of(["acme"]);
        var two = TenantScope.Of(["acme", "umbrella"]);

        await ExpectAsync(All with { Scope = one }, acme);
        await ExpectAsync(All with { Scope = two }, umbrella, acme);
        await ExpectAsync(All with { Scope = one, Grouped = true }, acme);
        await ExpectAsync(All with { Scope = two, Grouped = true }, umbrella, acme);
        await ExpectAsync(All with { Scope = one, Tenant = "other" });
        await ExpectAsync(All with { Scope = one, Sort = CaseSort.Risk }, acme);
        await ExpectAsync(All with { Scope = one, Fingerprint = "c" });
        Assert.Null(await _storage.Cases.FindAsync(other.Id, two, Stop));
        Assert.NotNull(await _storage.Cases.FindAsync(other.Id, TenantScope.All, Stop));
        Assert.Equal(2, (await _storage.Cases.CountAsync(two, Stop)).Sum(count => count.Count));
        var related = await _storage.Cases.RelatedAsync((await _storage.Cases.FindAsync(acme.Id, one, Stop))!, one, 10, Stop);
        Assert.Empty(related.SameAgent);
    }

    [Theory]
    [InlineData(CaseSort.Newest, false)]
    [InlineData(CaseSort.Risk, false)]
    [InlineData(CaseSort.Newest, true)]
    [InlineData(CaseSort.Risk, true)]
    public async Task Pages_hold_every_row_once_also_when_rows_are_added_meanwhile(CaseSort sort, bool grouped)
    {
        var kept = new List<Incident>();
        for (var i = 0; i < 11; i++)
            kept.Add(await KeepAsync($"f{i}", severity: (Severity)(i % 3 + 1)));
        var query = All with { Sort = sort, Grouped = grouped, CountMax = 3 };

        var seen = new List<IncidentCase>();
        while (true)
        {
            var page = await _storage.Cases.ListAsync(query, Stop);
            seen.AddRange(page);
            if (page.Count < 3)
                break;
            query = query with { After = new CaseCursor(sort == CaseSort.Risk ? page[^1].Incident.Risk.Score : null, page[^1].Incident.Id) };
            Assert.True(CaseCursor.TryParse(query.After.ToString(), out var read));
            Assert.Equal(query.After, read);
            if (seen.Count == 3)
                await KeepAsync("later", severity: Severity.Critical);
        }

        Assert.Equal(kept.Select(incident => incident.Id).ToHashSet(), seen.ConvertAll(row => row.Incident.Id).ToHashSet());
        Assert.Equal(11, seen.Count);
        var order = sort == CaseSort.Risk ? seen.OrderByDescending(row => row.Incident.Risk.Score).ThenByDescending(row => row.Incident.Id.ToString(), StringComparer.Ordinal)
            : seen.OrderByDescending(row => row.Incident.Id.ToString(), StringComparer.Ordinal);
        Assert.Equal(order.Select(row => row.Incident.Id), seen.Select(row => row.Incident.Id));
    }

    [Fact]
    public async Task A_thousand_equal_ones_are_one_row_with_its_count_and_times()
    {
        var first = await KeepAsync("same");
        for (var i = 0; i < 20; i++)
            await KeepAsync("same");
        var last = await KeepAsync("same");
        await KeepAsync("other");

        var rows = await _storage.Cases.ListAsync(All with { Grouped = true }, Stop);

        Assert.Equal(2, rows.Count);
        Assert.Equal(last.Id, rows[1].Incident.Id);
        Assert.Equal(new CaseGroup(22, 22, first.OpenedAt, last.OpenedAt), rows[1].Group);
        Assert.Contains(rows[1].Incident.Risk.Parts, part => part.Name == "repetition" && part.Points > 0);
        Assert.Equal(23, Assert.Single(await _storage.Cases.CountAsync(TenantScope.All, Stop)).Count);
    }

    [Fact]
    public async Task Counts_and_groups_follow_whatever_happens_to_rows()
    {
        var first = await KeepAsync("same", severity: Severity.Low);
        var second = await KeepAsync("same", severity: Severity.Low);
        Sql($"UPDATE incidents SET status = 'closed', severity = 3 WHERE id = '{second.Id}'");

        Assert.Equal([new(CaseStatus.Open, Severity.Low, 1), new(CaseStatus.Closed, Severity.High, 1)], await _storage.Cases.CountAsync(TenantScope.All, Stop));
        Assert.Equal((2, 1), await GroupAsync());
        await ExpectAsync(All with { Grouped = true, View = CaseView.Open }, second);
        await ExpectAsync(All with { View = CaseView.Open }, first);

        Sql($"DELETE FROM incidents WHERE id = '{second.Id}'");

        Assert.Equal((1, 1), await GroupAsync());
        await ExpectAsync(All with { Grouped = true }, first);

        Sql($"DELETE FROM incidents WHERE id = '{first.Id}'");

        await ExpectAsync(All with { Grouped = true });
        Assert.Empty(await _storage.Cases.CountAsync(TenantScope.All, Stop));

        async Task<(long, long)> GroupAsync() => Assert.Single(await _storage.Cases.ListAsync(All with { Grouped = true }, Stop)).Group is var group ? (group.Count, group.OpenCount) : default;
    }

    [Fact]
    public async Task What_has_something_in_common_is_related()
    {
        var session = SessionId.New(TimeProvider.System);
        var one = await KeepAsync("f", agent: "a", session: session);
        var equal = await KeepAsync("f", agent: "b");
        var agent = await KeepAsync("g", agent: "a");
        var sameSession = await KeepAsync("h", agent: "c", session: session);

        var related = await _storage.Cases.RelatedAsync((await _storage.Cases.FindAsync(one.Id, TenantScope.All, Stop))!, TenantScope.All, 10, Stop);

        Assert.Equal(equal.Id, Assert.Single(related.SameFingerprint).Incident.Id);
        Assert.Equal(agent.Id, Assert.Single(related.SameAgent).Incident.Id);
        Assert.Equal(sameSession.Id, Assert.Single(related.SameSession).Incident.Id);
    }

    private async Task ExpectAsync(CaseQuery query, params Incident[] expected) =>
        Assert.Equal(expected.Select(incident => incident.Id), (await _storage.Cases.ListAsync(query, Stop)).Select(row => row.Incident.Id));

    private void Sql(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_path};Foreign Keys=True");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The test's own text.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private async Task<Incident> KeepAsync(
        string fingerprint, Severity severity = Severity.Medium, string[]? rules = null, string agent = "agent", string tenant = "default", SessionId? session = null, string[]? attack = null, string? summary = null)
    {
        var at = GivenExecutions.Noon.AddMinutes(_minute++);
        var accepted = GivenExecutions.Accepted(at: at);
        accepted = accepted with
        {
            Submission = accepted.Submission with { Tenant = tenant, SessionId = session, Context = new SubmissionContext(agent, null, null, null, null) },
        };
        var incident = GivenExecutions.IncidentOf(accepted, severity, rules, at) with
        {
            Fingerprint = fingerprint,
            Attack = attack ?? ["T1552.005"],
            Summary = summary ?? "It asked for credentials.",
            Risk = RiskScore.Of([new RiskPart("severity", (int)severity * 10, "")]),
        };
        await _storage.Evidence.AcceptAsync(accepted, Stop);
        await _storage.Evidence.CompleteAsync(GivenExecutions.Ended(accepted, incident.Id), incident, Stop);
        return incident;
    }
}

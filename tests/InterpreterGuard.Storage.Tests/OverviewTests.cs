using InterpreterGuard.Core.Access;
using InterpreterGuard.Core.Cases;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Monitoring;
using InterpreterGuard.Core.Overviews;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Storage.Overviews;
using InterpreterGuard.TestKit.Given;
using Microsoft.Data.Sqlite;

namespace InterpreterGuard.Storage.Tests;

public sealed class OverviewTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = GivenExecutions.Noon;
    private static readonly OverviewQuery Day = new(TenantScope.All, Noon.AddHours(-12), Noon.AddHours(12), TimeSpan.FromHours(6));

    private readonly string _path = OpenStorage.NewPath();
    private OpenStorage _storage = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _storage = await OpenStorage.AtAsync(_path);

    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    [Fact]
    public async Task Incidents_are_counted_by_bar_severity_technique_and_rule()
    {
        await KeepAsync(Noon.AddHours(-13), Severity.Critical);
        await KeepAsync(Noon.AddHours(-12), Severity.Low, ["IG1001"], ["T1059.006"]);
        await KeepAsync(Noon.AddHours(-6).AddMilliseconds(-1), Severity.Low, ["IG1001"], ["T1059.006", "T1059"]);
        await KeepAsync(Noon, Severity.High, ["IG4004", "IG1001"], ["T1552.005"]);
        await KeepAsync(Noon.AddHours(12), Severity.Critical);

        var seen = await ReadAsync(Day);

        Assert.Equal([new(0, Severity.Low, 2), new(2, Severity.High, 1)], seen.Incidents);
        Assert.Equal([new("T1059", 2), new("T1552", 1)], seen.Techniques);
        Assert.Equal([new(new RuleId("IG1001"), 3, 0, 0), new(new RuleId("IG4004"), 1, 0, 0)], seen.Rules);
        Assert.Null(seen.Rules[0].FalsePositiveRate);
        Assert.Single((await ReadAsync(Day with { TechniquesMax = 1 })).Techniques);
    }

    [Fact]
    public async Task The_rate_of_false_positives_is_that_of_the_decided_ones_and_a_reopened_one_is_not_decided()
    {
        var wrong = await KeepAsync(Noon, Severity.Low, ["IG1001"]);
        var right = await KeepAsync(Noon, Severity.Low, ["IG1001"]);
        var again = await KeepAsync(Noon, Severity.Low, ["IG1001"]);
        await KeepAsync(Noon, Severity.Low, ["IG1001"]);
        await DecideAsync(wrong, Disposition.FalsePositive);
        await DecideAsync(right, Disposition.TruePositive);
        await DecideAsync(again, Disposition.FalsePositive);
        await _storage.Cases.ActAsync(new([again.Id], new(CaseAction.Reopen, Noon, "k", null, null, "More.", null)), TenantScope.All, Stop);

        var rule = Assert.Single((await ReadAsync(Day)).Rules);

        Assert.Equal((4, 2, 1, 0.5), (rule.Count, rule.Decided, rule.FalsePositives, rule.FalsePositiveRate));
    }

    [Fact]
    public async Task Executions_are_counted_by_agent_and_what_sensors_lost_is_summed()
    {
        await KeepAsync(Noon, Severity.Low, agent: "bot");
        await ExecuteAsync(Noon.AddMinutes(1), "bot", ExecutionStatus.Refused, []);
        await ExecuteAsync(Noon.AddMinutes(2), null, ExecutionStatus.Completed, [new("syscalls", true, 10, 0, 5), new("resources", true, 3, 0, 0) { Failed = true }, new("sentry", false, 0, 0, 0)]);
        await ExecuteAsync(Noon.AddDays(-2), "old", ExecutionStatus.Completed, []);

        var seen = await ReadAsync(Day);

        Assert.Equal([new("bot", "", 2, 1, 0, 1), new(null, "k1", 1, 0, 0, 0)], seen.Agents);
        Assert.Equal([new("resources", 1, 3, 0, 0, 1), new("syscalls", 2, 15, 1, 1, 0)], seen.Sensors);
        Assert.Equal((3, false), (seen.Executions, seen.OlderLeftOut));
        var newest = await ReadAsync(Day with { ExecutionsMax = 1 });
        Assert.Equal((1, true), (newest.Executions, newest.OlderLeftOut));
        Assert.Null(Assert.Single(newest.Agents).Agent);
    }

    [Fact]
    public async Task Nobody_is_told_of_tenants_beyond_the_scope()
    {
        await KeepAsync(Noon, Severity.Low, ["IG1001"], agent: "ours", tenant: "acme");
        var theirs = await KeepAsync(Noon, Severity.High, ["IG1001", "IG4004"], ["T1611"], agent: "theirs", tenant: "umbrella");
        await DecideAsync(theirs, Disposition.FalsePositive);

        var seen = await ReadAsync(Day with { Scope = TenantScope.Of(["acme", "nobody"]) });

        Assert.Equal([new(2, Severity.Low, 1)], seen.Incidents);
        Assert.Equal(["T1552"], seen.Techniques.Select(technique => technique.Technique));
        Assert.Equal([new(new RuleId("IG1001"), 1, 0, 0)], seen.Rules);
        Assert.Equal("ours", Assert.Single(seen.Agents).Agent);
        Assert.Equal((1, 1), (seen.Executions, seen.Sensors.Single().Executions));
    }

    [Fact]
    public async Task An_empty_store_has_nothing_to_tell_and_a_span_without_end_is_refused()
    {
        var seen = await ReadAsync(Day);

        Assert.Empty(seen.Incidents);
        Assert.Empty(seen.Techniques);
        Assert.Empty(seen.Rules);
        Assert.Empty(seen.Agents);
        Assert.Empty(seen.Sensors);
        await Assert.ThrowsAsync<ArgumentException>(() => ReadAsync(Day with { To = Day.From }));
        await Assert.ThrowsAsync<ArgumentException>(() => ReadAsync(Day with { Step = TimeSpan.FromSeconds(1) }));
    }

    [Theory]
    [InlineData(OverviewSql.Bars, false)]
    [InlineData(OverviewSql.Bars, true)]
    [InlineData(OverviewSql.Techniques, false)]
    [InlineData(OverviewSql.Techniques, true)]
    [InlineData(OverviewSql.Rules, false)]
    [InlineData(OverviewSql.Rules, true)]
    [InlineData(OverviewSql.Window, false)]
    [InlineData(OverviewSql.Agents, true)]
    [InlineData(OverviewSql.Sensors, true)]
    public void No_table_is_read_from_end_to_end(string sql, bool scoped)
    {
        var plan = Plan(OverviewSql.Scoped(sql, scoped ? "'acme'" : null));

        Assert.DoesNotMatch(@"SCAN (i|j|e|t|r|incidents|executions|incident_\w+)\b(?! USING COVERING INDEX)", plan);
        Assert.Contains("SEARCH", plan, StringComparison.Ordinal);
    }

    private string Plan(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_path}");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statement under test.
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
#pragma warning restore CA2100
        foreach (var name in (string[])["@bars", "@from", "@to", "@techniques", "@listed", "@executions", "@first", "@last"])
            command.Parameters.AddWithValue(name, "1");
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
            lines.Add(reader.GetString(3));
        return string.Join('\n', lines);
    }

    private Task<Overview> ReadAsync(OverviewQuery query) => _storage.Overviews.ReadAsync(query, Stop);

    private async Task DecideAsync(Incident incident, Disposition disposition) =>
        await _storage.Cases.ActAsync(new([incident.Id], new(CaseAction.Decide, Noon, "k", disposition, null, "Seen.", null)), TenantScope.All, Stop);

    private async Task ExecuteAsync(DateTimeOffset at, string? agent, ExecutionStatus status, IReadOnlyList<SensorHealth> sensors)
    {
        var accepted = GivenExecutions.Accepted(at: at);
        accepted = accepted with { Submission = accepted.Submission with { Context = new SubmissionContext(agent, null, null, null, null) } };
        var ended = GivenExecutions.Ended(accepted);
        await _storage.Evidence.AcceptAsync(accepted, Stop);
        await _storage.Evidence.CompleteAsync(ended with { Status = status, Receipt = ended.Receipt with { Sensors = sensors } }, null, Stop);
    }

    private async Task<Incident> KeepAsync(
        DateTimeOffset at, Severity severity, string[]? rules = null, string[]? attack = null, string agent = "agent", string tenant = "default")
    {
        var accepted = GivenExecutions.Accepted(at: at);
        accepted = accepted with { Submission = accepted.Submission with { Tenant = tenant, Context = new SubmissionContext(agent, null, null, null, null) } };
        var incident = GivenExecutions.IncidentOf(accepted, severity, rules, at) with { Attack = attack ?? ["T1552.005"], Fingerprint = Guid.NewGuid().ToString() };
        await _storage.Evidence.AcceptAsync(accepted, Stop);
        await _storage.Evidence.CompleteAsync(GivenExecutions.Ended(accepted, incident.Id), incident, Stop);
        return incident;
    }
}

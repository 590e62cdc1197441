using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Host.Overviews;
using InterpreterGuard.Policies;

namespace InterpreterGuard.Host.Tests;

/// <summary>The overview over HTTP: the numbers are those of the store, and of one's own tenants alone.</summary>
public sealed class OverviewTests : IDisposable
{
    private readonly RunningHost _host = new();

    public OverviewTests()
    {
        _host.CreateClient();
        _host.Policy.With("IG1001", "Forbidden import", RuleAction.Deny, Severity.High, fact => fact is CodeImport { Module: "evil" });
        _host.Policy.With("IG1002", "Odd import", RuleAction.Hold, Severity.Low, fact => fact is CodeImport { Module: "odd" });
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Numbers_of_the_span_are_told_with_what_persons_decided_and_how_the_host_stands()
    {
        var agent = _host.As("agent");
        await SubmitAsync(agent, "import evil");
        var wrong = await SubmitAsync(agent, "import evil\nprint(1)");
        await SubmitAsync(agent, "import odd");
        await SubmitAsync(agent, "import json");
        var reviewer = _host.As("reviewer");
        await RunningHost.PostAsync(reviewer, $"/v1/incidents/{wrong.GetProperty("security").GetProperty("incident_id")}/decisions", new { disposition = "false_positive", note = "Ours." });

        var seen = await GetAsync(reviewer, "/v1/overview?span=24h");

        Assert.Equal(("24h", 3600), (seen.GetProperty("span").GetString(), seen.GetProperty("step_seconds").GetInt32()));
        Assert.InRange(seen.GetProperty("incidents").GetArrayLength(), 24, 25);
        Assert.Equal((2, 1), (Sum(seen, "high"), Sum(seen, "low")));
        var technique = Assert.Single(seen.GetProperty("techniques").EnumerateArray());
        Assert.Equal(("T1059", "Execution", 3), (technique.GetProperty("id").GetString(), technique.GetProperty("tactics")[0].GetString(), technique.GetProperty("incidents").GetInt32()));
        var rule = seen.GetProperty("rules")[0];
        Assert.Equal(
            ("IG1001", "Forbidden import", 2, 1, 1.0),
            (rule.GetProperty("rule").GetString(), rule.GetProperty("name").GetString(), rule.GetProperty("incidents").GetInt32(), rule.GetProperty("decided").GetInt32(), rule.GetProperty("false_positive_rate").GetDouble()));
        Assert.False(seen.GetProperty("rules")[1].TryGetProperty("false_positive_rate", out _));
        var by = Assert.Single(seen.GetProperty("agents").EnumerateArray());
        Assert.Equal((4, 2, 1), (by.GetProperty("executions").GetInt32(), by.GetProperty("refused").GetInt32(), by.GetProperty("held").GetInt32()));
        Assert.Equal(("fake", "f00d", "enforce"), (Policy("id"), Policy("hash"), Policy("enforcement")));
        Assert.Equal(256, seen.GetProperty("queue").GetProperty("max").GetInt32());
        Assert.True(seen.GetProperty("pool").TryGetProperty("running", out _));

        string? Policy(string name) => seen.GetProperty("policy").GetProperty(name).GetString();
    }

    [Fact]
    public async Task A_reviewer_of_one_tenant_counts_nothing_of_another_one()
    {
        var acme = await KeyAsync(new { name = "acme", role = "agent", tenant = "acme" });
        var reviewer = await KeyAsync(new { name = "theirs", role = "reviewer", sees = (List<string>)["acme"] });
        await SubmitAsync(_host.As("agent"), "import evil");
        await SubmitAsync(_host.As("agent"), "import evil");
        await SubmitAsync(acme, "import evil");

        var seen = await GetAsync(reviewer, "/v1/overview");

        Assert.Equal((1, 1), (Sum(seen, "high"), seen.GetProperty("executions").GetInt32()));
        Assert.Equal(1, seen.GetProperty("rules")[0].GetProperty("incidents").GetInt32());
        Assert.Equal(1, seen.GetProperty("techniques")[0].GetProperty("incidents").GetInt32());
        Assert.Equal(3, Sum(await GetAsync(_host.As("admin"), "/v1/overview?span=30d"), "high"));
    }

    [Fact]
    public async Task An_agent_has_no_overview_and_a_span_that_is_none_is_named()
    {
        var bad = await _host.As("reviewer").GetAsync("/v1/overview?span=1y", Stop);

        Assert.Equal(HttpStatusCode.Forbidden, (await _host.As("agent").GetAsync("/v1/overview", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _host.CreateClient().GetAsync("/v1/overview", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, bad.StatusCode);
        Assert.Equal("span must be one of 24h, 7d, 30d", (await RunningHost.ReadAsync(bad)).GetProperty("detail").GetString());
    }

    [Fact]
    public void The_matrix_knows_every_technique_that_shipped_rules_name()
    {
        var named = PolicyLoader.Load(Path.Combine(ReplayTests.Policies(), "base")).Rules.SelectMany(rule => rule.Attack).Select(technique => technique.Split('.')[0]).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(named.Except(AttackMatrix.Techniques.Keys, StringComparer.Ordinal));
        Assert.Empty(AttackMatrix.Techniques.Values.SelectMany(technique => technique.Tactics).Except(AttackMatrix.Tactics, StringComparer.Ordinal));
    }

    private static int Sum(JsonElement seen, string severity) => seen.GetProperty("incidents").EnumerateArray().Sum(bar => bar.GetProperty(severity).GetInt32());

    private static async Task<JsonElement> SubmitAsync(HttpClient client, string code) =>
        (await RunningHost.PostAsync(client, "/v1/executions", new { language = "python", code })).Body;

    private static async Task<JsonElement> GetAsync(HttpClient client, string path) => await RunningHost.ReadAsync(await client.GetAsync(path, Stop));

    private async Task<HttpClient> KeyAsync(object key)
    {
        var (_, made) = await RunningHost.PostAsync(_host.As("admin"), "/v1/keys", key);
        var client = _host.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", made.GetProperty("key").GetString());
        return client;
    }
}

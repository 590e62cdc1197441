using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Facts;

namespace InterpreterGuard.Host.Tests;

/// <summary>The queue over HTTP: filters, counts, groups, and that a reviewer of some tenants sees nothing of the others.</summary>
public sealed class QueueTests : IDisposable
{
    private readonly RunningHost _host = new();

    public QueueTests()
    {
        _host.CreateClient();
        _host.Policy.With("IG1001", "Forbidden import", RuleAction.Deny, Severity.High, fact => fact is CodeImport { Module: "evil" });
        _host.Policy.With("IG1002", "Odd import", RuleAction.Hold, Severity.Low, fact => fact is CodeImport { Module: "odd" });
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Equal_incidents_are_one_row_and_filters_counts_and_pages_speak_of_the_rest()
    {
        var agent = _host.As("agent");
        for (var i = 0; i < 3; i++)
            await SubmitAsync(agent, $"import evil\nn = {i}  # {i}");
        await SubmitAsync(agent, "import odd");
        var reviewer = _host.As("reviewer");

        var flat = await GetAsync(reviewer, "/v1/incidents?rule=IG1001&limit=2");
        var rest = await GetAsync(reviewer, $"/v1/incidents?rule=IG1001&limit=2&before={flat.GetProperty("next_before")}");
        var grouped = await GetAsync(reviewer, "/v1/incidents?grouped=true&sort=risk&status=open");
        var detail = await GetAsync(reviewer, $"/v1/incidents/{rest.GetProperty("incidents")[0].GetProperty("id")}");

        Assert.Equal((2, 1), (flat.GetProperty("incidents").GetArrayLength(), rest.GetProperty("incidents").GetArrayLength()));
        Assert.False(rest.TryGetProperty("next_before", out _));
        Assert.Equal(2, grouped.GetProperty("incidents").GetArrayLength());
        var first = grouped.GetProperty("incidents")[0].GetProperty("case");
        Assert.Equal((3, 3, "open", "default"), (first.GetProperty("group").GetProperty("count").GetInt32(), first.GetProperty("group").GetProperty("open_count").GetInt32(), first.GetProperty("status").GetString(), first.GetProperty("tenant").GetString()));
        Assert.Equal(first.GetProperty("risk").GetInt32(), first.GetProperty("risk_parts").EnumerateArray().Sum(part => part.GetProperty("points").GetInt32()));
        Assert.Equal("[{\"status\":\"open\",\"severity\":\"high\",\"count\":3},{\"status\":\"open\",\"severity\":\"low\",\"count\":1}]", grouped.GetProperty("counts").GetRawText());
        Assert.Equal((2, 3), (detail.GetProperty("related").GetProperty("same_fingerprint").GetArrayLength(), detail.GetProperty("related").GetProperty("same_agent").GetArrayLength()));
    }

    [Theory]
    [InlineData("statos=open", "statos is not known; did you mean 'status'?")]
    [InlineData("severity=bad", "severity must be one of info, low, medium, high, critical")]
    [InlineData("from=yesterday", "from must be a time such as 2026-03-04T12:00:00Z")]
    [InlineData("from=2026-03-04T12:00:00Z&to=2026-03-04T12:00:00Z", "to must be later than 'from'")]
    [InlineData("before=inc_00000000000000000000000000000000&sort=risk", "before belongs to another order; begin again without it when 'sort' changes")]
    [InlineData("limit=501", "limit must be a whole number from 1 to 500")]
    public async Task A_bad_filter_is_named_with_its_bound(string query, string detail)
    {
        var response = await _host.As("reviewer").GetAsync("/v1/incidents?" + query, Stop);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(detail, (await RunningHost.ReadAsync(response)).GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_reviewer_of_one_tenant_finds_nothing_of_another_one_anywhere()
    {
        var acme = await KeyAsync(new { name = "acme", role = "agent", tenant = "acme" });
        var reviewer = await KeyAsync(new { name = "theirs", role = "reviewer", sees = (List<string>)["acme"] });
        var theirs = await SubmitAsync(acme, "import evil");
        var ours = await SubmitAsync(_host.As("agent"), "import evil");
        var held = await SubmitAsync(_host.As("agent"), "import odd");
        var ofOurs = (await GetAsync(_host.As("reviewer"), $"/v1/incidents?execution={Id(ours)}")).GetProperty("incidents")[0];

        var queue = await GetAsync(reviewer, "/v1/incidents");

        Assert.Equal(Id(theirs), Assert.Single(queue.GetProperty("incidents").EnumerateArray()).GetProperty("execution_id").GetString());
        Assert.Equal(1, queue.GetProperty("counts")[0].GetProperty("count").GetInt32());
        Assert.Equal(0, (await GetAsync(reviewer, "/v1/incidents?tenant=default")).GetProperty("incidents").GetArrayLength());
        Assert.Equal(0, (await GetAsync(reviewer, "/v1/held")).GetProperty("held").GetArrayLength());
        Assert.Equal(HttpStatusCode.OK, (await reviewer.GetAsync($"/v1/executions/{Id(theirs)}", Stop)).StatusCode);
        foreach (var path in (string[])[$"/v1/executions/{Id(ours)}", $"/v1/executions/{Id(ours)}/observations", $"/v1/executions/{Id(ours)}/export", $"/v1/incidents/{Id(ofOurs)}"])
            Assert.Equal(HttpStatusCode.NotFound, (await reviewer.GetAsync(path, Stop)).StatusCode);
        foreach (var (path, body) in ((string, object)[])[($"/v1/held/{Id(held)}/release", new { reason = "x" }), ($"/v1/held/{Id(held)}/reject", new { reason = "x" }), ($"/v1/incidents/{Id(ofOurs)}/exception-proposals", new { })])
            Assert.Equal(HttpStatusCode.NotFound, (await RunningHost.PostAsync(reviewer, path, body)).Response.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await RunningHost.PostAsync(reviewer, "/v1/policies/replays", new { })).Response.StatusCode);
    }

    [Theory]
    [InlineData("agent", "x", "[\"a\"]", "sees is for reviewers: an agent reads its own executions, an admin everything. Leave it out")]
    [InlineData("reviewer", "x", "[]", "sees must name 1 to 100 tenants; leave it out for all")]
    [InlineData("reviewer", "x", "[\"A b\"]", "sees[0] must have 1 to 64 characters out of a-z, 0-9, '-', '_' and '.'")]
    [InlineData("agent", "A b", null, "tenant must have 1 to 64 characters out of a-z, 0-9, '-', '_' and '.'")]
    public async Task A_bad_tenant_is_named(string role, string tenant, string? sees, string detail)
    {
        var body = $"{{\"name\": \"n\", \"role\": \"{role}\", \"tenant\": \"{tenant}\"{(sees is null ? "" : ", \"sees\": " + sees)}}}";
        var response = await _host.As("admin").PostAsync("/v1/keys", RunningHost.Json(body), Stop);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(detail, (await RunningHost.ReadAsync(response)).GetProperty("detail").GetString());
    }

    private static string Id(JsonElement body) => body.GetProperty("id").GetString()!;

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

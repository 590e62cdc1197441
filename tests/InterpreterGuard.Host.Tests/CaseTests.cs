using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using InterpreterGuard.Core.Audit;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Facts;

namespace InterpreterGuard.Host.Tests;

/// <summary>Reviewers' steps and the audit trail over HTTP.</summary>
public sealed class CaseTests : IDisposable
{
    private static readonly JsonSerializerOptions _words = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
    private readonly RunningHost _host = new();

    public CaseTests()
    {
        _host.CreateClient();
        _host.Policy.With("IG1001", "Forbidden import", RuleAction.Deny, Severity.High, fact => fact is CodeImport { Module: "evil" });
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_decision_closes_the_incident_stands_in_its_detail_and_in_the_trail()
    {
        var (reviewer, id) = (_host.As("reviewer"), await IncidentAsync());

        var (response, body) = await RunningHost.PostAsync(reviewer, $"/v1/incidents/{id}/decisions", new { disposition = "false_positive", note = "A known probe.", external_reference = "SIEM-7" });
        var (again, _) = await RunningHost.PostAsync(reviewer, $"/v1/incidents/{id}/decisions", new { disposition = "false_positive", note = "A known probe.", external_reference = "SIEM-7" });
        var detail = await GetAsync(reviewer, $"/v1/incidents/{id}");
        var trail = await GetAsync(_host.As("admin"), "/v1/audit?kind=case");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (response.StatusCode, again.StatusCode));
        Assert.Equal(("closed", "false_positive", "A known probe."), (Case(body, "status"), Case(body, "disposition"), Case(body, "note")));
        var step = Assert.Single(detail.GetProperty("decisions").EnumerateArray());
        Assert.Equal(("decide", "SIEM-7"), (step.GetProperty("action").GetString(), step.GetProperty("external_reference").GetString()));
        Assert.Equal(id, Assert.Single(trail.GetProperty("entries").EnumerateArray()).GetProperty("subject").GetString());
        Assert.Equal(0, (await GetAsync(reviewer, "/v1/incidents?status=open")).GetProperty("incidents").GetArrayLength());
    }

    [Fact]
    public async Task Many_are_decided_at_once_and_those_that_cannot_be_are_named()
    {
        var ids = (List<string>)[await IncidentAsync(), await IncidentAsync(), "inc_00000000000000000000000000000000"];

        var (response, body) = await RunningHost.PostAsync(_host.As("reviewer"), "/v1/incidents/decisions", new { ids, disposition = "test", note = "drill" });

        Assert.Equal((HttpStatusCode.OK, 2, "unknown"), (response.StatusCode, body.GetProperty("done").GetInt32(), body.GetProperty("not_done").GetProperty(ids[2]).GetString()));
    }

    [Theory]
    [InlineData("{\"note\": \"x\"}", "disposition is missing; there are true_positive, false_positive, benign, test")]
    [InlineData("{\"disposition\": \"bad\", \"note\": \"x\"}", "disposition 'bad' does not exist; there are true_positive, false_positive, benign, test")]
    [InlineData("{\"disposition\": \"test\"}", "note is missing; say why, for whoever reads the incident later")]
    [InlineData("{\"action\": \"asign\"}", "action 'asign' does not exist; there are decide, assign, reopen, comment, hold, unhold")]
    [InlineData("{\"action\": \"assign\", \"assignee\": \"\"}", "assignee must be plain text of 1 to 200 characters; leave it out to give the incident to nobody")]
    [InlineData("{\"disposition\": \"test\", \"note\": \"a\\u0007\"}", "note must be plain text of at most 4000 characters")]
    [InlineData("{\"disposition\": \"test\", \"note\": \"a\", \"ids\": []}", "ids is not known; known are action, disposition, assignee, note, external_reference")]
    public async Task A_bad_step_is_named_with_its_bound(string body, string detail)
    {
        var response = await _host.As("reviewer").PostAsync("/v1/incidents/inc_00000000000000000000000000000000/decisions", RunningHost.Json(body), Stop);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(detail, (await RunningHost.ReadAsync(response)).GetProperty("detail").GetString());
    }

    [Fact]
    public async Task More_than_500_at_once_and_none_at_all_are_refused()
    {
        var many = Enumerable.Repeat("inc_00000000000000000000000000000000", 501).ToList();

        var (_, tooMany) = await RunningHost.PostAsync(_host.As("reviewer"), "/v1/incidents/decisions", new { ids = many, disposition = "test", note = "x" });
        var (_, none) = await RunningHost.PostAsync(_host.As("reviewer"), "/v1/incidents/decisions", new { disposition = "test", note = "x" });

        Assert.Equal("ids must name 1 to 500 incidents; 501 are named. Send several requests", tooMany.GetProperty("detail").GetString());
        Assert.Equal("ids must name 1 to 500 incidents; 0 are named. Send several requests", none.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task An_open_one_is_not_reopened()
    {
        var (response, body) = await RunningHost.PostAsync(_host.As("reviewer"), $"/v1/incidents/{await IncidentAsync()}/decisions", new { action = "reopen", note = "x" });

        Assert.Equal((HttpStatusCode.Conflict, "It is open already; there is nothing to reopen. Comment on it, or decide."), (response.StatusCode, body.GetProperty("detail").GetString()));
    }

    [Fact]
    public async Task The_trail_tells_of_keys_policy_and_exports_and_is_proved_with_the_host_s_key()
    {
        var admin = _host.As("admin");
        var (_, key) = await RunningHost.PostAsync(admin, "/v1/keys", new { name = "x", role = "agent" });
        await admin.DeleteAsync($"/v1/keys/{key.GetProperty("id")}", Stop);
        await admin.PostAsync("/v1/policies/reload", null, Stop);
        var (_, execution) = await RunningHost.PostAsync(_host.As("agent"), "/v1/executions", new { language = "python", code = "import evil" });
        await _host.As("reviewer").GetAsync($"/v1/executions/{execution.GetProperty("id")}/export", Stop);

        var entries = Read<AuditEntry>((await GetAsync(admin, "/v1/audit?after=0&limit=1000")).GetProperty("entries"));
        var heads = Read<AuditHead>((await GetAsync(admin, "/v1/audit/heads")).GetProperty("heads"));
        using var public_ = ECDsa.Create();
        public_.ImportFromPem((await GetAsync(admin, "/v1/signing-key")).GetProperty("public_key").GetString());

        Assert.Equal(["key", "key", "key", "policy", "key", "key", "policy", "export"], entries.Select(entry => entry.Kind));
        var proof = new AuditProof(heads);
        entries.ForEach(proof.Take);
        proof.End();
        Assert.Equal((8L, (long?)null), (proof.Count, proof.BrokenAt));
        Assert.All(heads, head => Assert.True(AuditChain.IsSignedWith(head, public_)));
        Assert.False(AuditChain.IsSignedWith(heads[^1] with { Number = 7 }, public_));
        Assert.Equal(8, heads[^1].Number);
    }

    [Fact]
    public async Task The_trail_is_for_admins() =>
        Assert.Equal(HttpStatusCode.Forbidden, (await _host.As("reviewer").GetAsync("/v1/audit", Stop)).StatusCode);

    private static string? Case(JsonElement body, string name) => body.GetProperty("case").GetProperty(name).GetString();

    private static List<T> Read<T>(JsonElement list) => list.Deserialize<List<T>>(_words)!;

    private static async Task<JsonElement> GetAsync(HttpClient client, string path) => await RunningHost.ReadAsync(await client.GetAsync(path, Stop));

    private async Task<string> IncidentAsync()
    {
        var (_, execution) = await RunningHost.PostAsync(_host.As("agent"), "/v1/executions", new { language = "python", code = "import evil" });
        var list = await GetAsync(_host.As("reviewer"), $"/v1/incidents?execution={execution.GetProperty("id")}");
        return list.GetProperty("incidents")[0].GetProperty("id").GetString()!;
    }
}

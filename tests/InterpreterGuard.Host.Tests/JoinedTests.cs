using System.Net;
using System.Text.Json;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Facts;

namespace InterpreterGuard.Host.Tests;

/// <summary>Executions that join an incident, over HTTP: each caller's id leads to its evidence, and the numbers say what happened.</summary>
public sealed class JoinedTests : IDisposable
{
    private static readonly string[] Acme = ["acme"];
    private readonly RunningHost _host = new(null, null, ("Storage:Joining:EqualIncidentsMax", "2"));

    public JoinedTests()
    {
        _host.CreateClient();
        _host.Policy.With("IG1001", "Forbidden import", RuleAction.Deny, Severity.High, fact => fact is CodeImport { Module: "evil" });
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Each_answer_s_incident_leads_to_the_case_with_that_execution_s_evidence()
    {
        var answers = new List<JsonElement>();
        for (var i = 0; i < 6; i++)
            answers.Add(await SubmitAsync($"import evil\n# {i}", $"user{i}"));
        var reviewer = _host.As("reviewer");

        var list = await GetAsync(reviewer, "/v1/incidents");
        var incidents = list.GetProperty("incidents").EnumerateArray().ToList();
        Assert.Equal(2, incidents.Count);
        Assert.Equal((4, 6), (incidents[0].GetProperty("case").GetProperty("joined").GetInt32(), incidents[0].GetProperty("case").GetProperty("group").GetProperty("count").GetInt32()));
        var host = incidents[0].GetProperty("id").GetString();
        foreach (var (index, answer) in answers.Index().Skip(2))
        {
            var id = answer.GetProperty("security").GetProperty("incident_id").GetString();
            var detail = await GetAsync(reviewer, $"/v1/incidents/{id}");
            Assert.Equal(host, detail.GetProperty("incident").GetProperty("id").GetString());
            Assert.Equal(answer.GetProperty("id").GetString(), detail.GetProperty("execution_id").GetString());
            Assert.Equal($"import evil\n# {index}", detail.GetProperty("submission").GetProperty("code").GetString());
            Assert.Equal(4, detail.GetProperty("joined").GetArrayLength());
            var (_, decided) = await RunningHost.PostAsync(reviewer, $"/v1/incidents/{id}/decisions", new { action = "comment", note = "Seen." });
            Assert.Equal(host, decided.GetProperty("id").GetString());
        }

        Assert.Equal(host, Assert.Single((await GetAsync(reviewer, $"/v1/incidents?execution={answers[4].GetProperty("id")}")).GetProperty("incidents").EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal(HttpStatusCode.OK, (await reviewer.GetAsync($"/v1/executions/{answers[5].GetProperty("id")}/export", Stop)).StatusCode);
    }

    [Fact]
    public async Task They_are_listed_a_page_at_a_time_for_those_who_may_see_them()
    {
        for (var i = 0; i < 7; i++)
            await SubmitAsync("import evil", $"user{i}");
        var reviewer = _host.As("reviewer");
        var host = (await GetAsync(reviewer, "/v1/incidents")).GetProperty("incidents")[0].GetProperty("id").GetString();

        var first = await GetAsync(reviewer, $"/v1/incidents/{host}/joined?limit=3");
        var second = await GetAsync(reviewer, $"/v1/incidents/{host}/joined?limit=3&before={first.GetProperty("next_before")}");

        Assert.Equal(["user6", "user5", "user4"], first.GetProperty("joined").EnumerateArray().Select(one => one.GetProperty("user").GetString()));
        Assert.Equal(["user3", "user2"], second.GetProperty("joined").EnumerateArray().Select(one => one.GetProperty("user").GetString()));
        Assert.False(second.TryGetProperty("next_before", out _));
        var (_, key) = await RunningHost.PostAsync(_host.As("admin"), "/v1/keys", new { name = "acme", role = "reviewer", tenant = "acme", sees = Acme });
        var stranger = _host.CreateClient();
        stranger.DefaultRequestHeaders.Authorization = new("Bearer", key.GetProperty("key").GetString());
        var joined = first.GetProperty("joined")[0].GetProperty("id").GetString();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/v1/incidents/{host}/joined", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/v1/incidents/{joined}", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await _host.As("agent").GetAsync($"/v1/incidents/{host}/joined", Stop)).StatusCode);
        var bad = await RunningHost.ReadAsync(await reviewer.GetAsync($"/v1/incidents/{host}/joined?limit=501&before=x", Stop));
        Assert.Equal("before is no id; ids look like inc_0123…; limit must be a whole number from 1 to 500", bad.GetProperty("detail").GetString());
    }

    private async Task<JsonElement> SubmitAsync(string code, string user) =>
        (await RunningHost.PostAsync(_host.As("agent"), "/v1/executions", new { language = "python", code, context = new { agent = "bot", user } })).Body;

    private static async Task<JsonElement> GetAsync(HttpClient client, string path) => await RunningHost.ReadAsync(await client.GetAsync(path, Stop));
}

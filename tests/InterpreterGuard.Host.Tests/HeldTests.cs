using System.Net;
using System.Text.Json;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Facts;

namespace InterpreterGuard.Host.Tests;

/// <summary>Held submissions over HTTP: who may decide, what a decision needs, what the agent sees.</summary>
public sealed class HeldTests : IDisposable
{
    private readonly RunningHost _host = new();

    public HeldTests()
    {
        _host.CreateClient();
        Holds(_host);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_held_submission_runs_once_a_reviewer_releases_it_and_the_agent_polls_for_its_result()
    {
        var held = await HoldAsync(_host);
        var reviewer = _host.As("reviewer");
        var waiting = await RunningHost.ReadAsync(await reviewer.GetAsync("/v1/held", Stop));

        var (response, body) = await RunningHost.PostAsync(reviewer, $"/v1/held/{Id(held)}/release", new { reason = "It is harmless." });
        var ended = await PollAsync(_host.As("agent"), Id(held), "completed");

        Assert.Equal("held", held.GetProperty("status").GetString());
        Assert.Equal(held.GetProperty("received_at").GetDateTimeOffset().AddHours(24), held.GetProperty("held_until").GetDateTimeOffset(), TimeSpan.FromMinutes(1));
        Assert.False(held.TryGetProperty("ended_at", out _));
        Assert.Equal((Id(held), "import wait", "IG1001"), (Id(waiting.GetProperty("held")[0]), waiting.GetProperty("held")[0].GetProperty("code").GetString(), waiting.GetProperty("held")[0].GetProperty("findings")[0].GetProperty("rule").GetString()));
        Assert.Equal((HttpStatusCode.Accepted, $"/v1/executions/{Id(held)}", "running"), (response.StatusCode, response.Headers.Location!.ToString(), body.GetProperty("status").GetString()));
        Assert.Equal("import wait", ended.GetProperty("stdout").GetString());
        Assert.False(ended.TryGetProperty("held_until", out _));
        Assert.False(ended.TryGetProperty("steps", out _));
        var incident = await IncidentAsync(held);
        Assert.Equal("released", incident.GetProperty("incident").GetProperty("decision").GetString());
        var step = incident.GetProperty("steps")[1];
        Assert.Equal(("released", "It is harmless.", 12), (step.GetProperty("action").GetString(), step.GetProperty("reason").GetString(), step.GetProperty("by_key_id").GetString()!.Length));
        Assert.Empty((await RunningHost.ReadAsync(await reviewer.GetAsync("/v1/held", Stop))).GetProperty("held").EnumerateArray());
    }

    [Fact]
    public async Task A_rejected_submission_never_runs()
    {
        var held = await HoldAsync(_host);
        _host.Sandboxes.Unavailable = new InvalidOperationException("Nobody may ask for a sandbox.");

        var (response, _) = await RunningHost.PostAsync(_host.As("admin"), $"/v1/held/{Id(held)}/reject", new { reason = "It deletes everything." });
        var ended = await PollAsync(_host.As("agent"), Id(held), "refused");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("", ended.GetProperty("stdout").GetString());
        Assert.EndsWith(". A reviewer rejected it; it never ran.", (await IncidentAsync(held)).GetProperty("incident").GetProperty("summary").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "reason is missing; say why, for whoever reads the incident later")]
    [InlineData("{\"reason\":\"  \"}", "reason is empty; say why, for whoever reads the incident later")]
    [InlineData("{\"reason\":7}", "reason must be a string")]
    [InlineData("{\"reason\":\"a\\u0007b\"}", "reason must be plain text of at most 1000 characters")]
    [InlineData("{\"reason\":\"x\",\"why\":\"y\"}", "why is not known; known are reason")]
    public async Task A_decision_needs_a_reason(string body, string detail)
    {
        var held = await HoldAsync(_host);

        var response = await _host.As("reviewer").PostAsync($"/v1/held/{Id(held)}/release", RunningHost.Json(body), Stop);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(detail, (await RunningHost.ReadAsync(response)).GetProperty("detail").GetString());
        Assert.Equal("held", (await PollAsync(_host.As("agent"), Id(held), "held")).GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("GET", "/v1/held")]
    [InlineData("POST", "/v1/held/{id}/release")]
    [InlineData("POST", "/v1/held/{id}/reject")]
    public async Task An_agent_decides_nothing(string method, string path)
    {
        var held = await HoldAsync(_host);
        using var request = new HttpRequestMessage(new HttpMethod(method), path.Replace("{id}", Id(held), StringComparison.Ordinal));
        request.Content = string.Equals(method, "POST", StringComparison.Ordinal) ? RunningHost.Json("{\"reason\":\"mine\"}") : null;

        var response = await _host.As("agent").SendAsync(request, Stop);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("This needs a key with the role reviewer or admin.", (await RunningHost.ReadAsync(response)).GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Of_two_reviewers_one_decides_and_the_other_learns_who_it_was()
    {
        var held = await HoldAsync(_host);

        var both = await Task.WhenAll(
            RunningHost.PostAsync(_host.As("reviewer"), $"/v1/held/{Id(held)}/reject", new { reason = "no" }),
            RunningHost.PostAsync(_host.As("admin"), $"/v1/held/{Id(held)}/reject", new { reason = "no" }));

        Assert.Single(both, answer => answer.Response.StatusCode == HttpStatusCode.OK);
        var (_, late) = Assert.Single(both, answer => answer.Response.StatusCode == HttpStatusCode.Conflict);
        Assert.Equal("refused", late.GetProperty("status").GetString());
        Assert.Matches("^It was rejected at .*Z by key [0-9a-f]{12}; a decision is made once\\.$", late.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task What_does_not_wait_cannot_be_decided()
    {
        var (_, free) = await RunningHost.PostAsync(_host.As("agent"), "/v1/executions", new { language = "python", code = "x" });

        var (never, problem) = await RunningHost.PostAsync(_host.As("reviewer"), $"/v1/held/{Id(free)}/release", new { reason = "x" });
        var (unknown, _) = await RunningHost.PostAsync(_host.As("reviewer"), "/v1/held/exe_00000000000000000000000000000000/release", new { reason = "x" });
        var (nonsense, _) = await RunningHost.PostAsync(_host.As("reviewer"), "/v1/held/nonsense/reject", new { reason = "x" });

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.NotFound, HttpStatusCode.NotFound), (never.StatusCode, unknown.StatusCode, nonsense.StatusCode));
        Assert.Equal("It does not wait for a person and never did. GET /v1/held lists those that do.", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task What_nobody_decides_in_time_is_refused_by_itself()
    {
        _host.Policy.HoldFor = TimeSpan.FromMilliseconds(50);
        var held = await HoldAsync(_host);

        await PollAsync(_host.As("agent"), Id(held), "refused");
        var (late, problem) = await RunningHost.PostAsync(_host.As("reviewer"), $"/v1/held/{Id(held)}/release", new { reason = "x" });

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.StartsWith("Its deadline passed at ", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_that_changed_while_it_waited_has_the_last_word()
    {
        var held = await HoldAsync(_host);
        _host.Policy.Hash = "beef";
        _host.Policy.With("IG1002", "Forbidden by now", RuleAction.Deny, Severity.High, fact => fact is CodeImport { Module: "wait" });

        await RunningHost.PostAsync(_host.As("reviewer"), $"/v1/held/{Id(held)}/release", new { reason = "x" });
        await PollAsync(_host.As("agent"), Id(held), "refused");

        var steps = (await IncidentAsync(held)).GetProperty("steps");
        Assert.Equal(["held", "released", "read_again"], steps.EnumerateArray().Select(step => step.GetProperty("action").GetString()));
    }

    [Fact]
    public async Task What_waits_outlives_the_host()
    {
        var held = await HoldAsync(_host);
        _host.Dispose();
        using var next = new RunningHost(null, _host.Data);
        next.CreateClient();
        Holds(next);

        var (response, _) = await RunningHost.PostAsync(next.As("reviewer"), $"/v1/held/{Id(held)}/release", new { reason = "It is harmless." });

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("import wait", (await PollAsync(next.As("agent"), Id(held), "completed")).GetProperty("stdout").GetString());
    }

    private static void Holds(RunningHost host) =>
        host.Policy.With("IG1001", "Import that waits", RuleAction.Hold, Severity.Medium, fact => fact is CodeImport { Module: "wait" });

    private static string Id(JsonElement execution) => execution.GetProperty("id").GetString()!;

    private static async Task<JsonElement> HoldAsync(RunningHost host) =>
        (await RunningHost.PostAsync(host.As("agent"), "/v1/executions", new { language = "python", code = "import wait" })).Body;

    private static async Task<JsonElement> PollAsync(HttpClient client, string id, string status)
    {
        for (var i = 0; i < 200; i++)
        {
            var execution = await RunningHost.ReadAsync(await client.GetAsync($"/v1/executions/{id}", Stop));
            if (string.Equals(execution.GetProperty("status").GetString(), status, StringComparison.Ordinal))
                return execution;
            await Task.Delay(50, Stop);
        }

        Assert.Fail($"{id} never became {status}.");
        return default;
    }

    private async Task<JsonElement> IncidentAsync(JsonElement execution) => await RunningHost.ReadAsync(
        await _host.As("reviewer").GetAsync($"/v1/incidents/{execution.GetProperty("security").GetProperty("incident_id").GetString()}", Stop));
}

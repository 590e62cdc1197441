using System.Diagnostics;
using System.Net;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Host.Admission;
using Microsoft.Extensions.DependencyInjection;

namespace InterpreterGuard.Host.Tests;

public sealed class SurfaceTests : IDisposable
{
    private readonly RunningHost _host = new(services => services.Configure<AdmissionOptions>(options => (options.KeyRatePerMinuteMax, options.KeyRateBurstMax) = (100_000, 10_000)));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Health_is_for_anybody()
    {
        var response = await _host.CreateClient().GetAsync("/health", Stop);
        var body = await RunningHost.ReadAsync(response);

        Assert.Equal((HttpStatusCode.OK, "ready"), (response.StatusCode, body.GetProperty("status").GetString()));
        Assert.Equal(4, body.GetProperty("pool").GetProperty("running_max").GetInt32());
        Assert.Equal((0, 256), (body.GetProperty("queue").GetProperty("interactive").GetInt32(), body.GetProperty("queue").GetProperty("max").GetInt32()));
        Assert.Equal("f00d", body.GetProperty("policy").GetProperty("hash").GetString());
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task Health_is_503_when_no_code_can_run(bool engineAnswers, bool parserGone)
    {
        _host.Sandboxes.EngineAnswers = engineAnswers;
        _host.Screener.Unavailable = parserGone;
        var response = await _host.CreateClient().GetAsync("/health", Stop);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "unable"), (response.StatusCode, (await RunningHost.ReadAsync(response)).GetProperty("status").GetString()));
    }

    [Fact]
    public async Task A_screening_tells_what_it_saw_and_keeps_nothing()
    {
        _host.CreateClient();
        _host.Policy.With("IG1001", "Forbidden import", RuleAction.Hold, Severity.Low, fact => fact is CodeImport { Module: "evil" });
        var (_, body) = await RunningHost.PostAsync(_host.As("reviewer"), "/v1/screenings", new { language = "python", code = "\nimport evil" });

        Assert.Equal("hold", body.GetProperty("verdict").GetString());
        Assert.Equal(2, body.GetProperty("findings")[0].GetProperty("span").GetProperty("start_line").GetInt32());
        Assert.Equal("code.import", body.GetProperty("findings")[0].GetProperty("fact").GetProperty("kind").GetString());
        Assert.Equal(0, (await RunningHost.ReadAsync(await _host.As("reviewer").GetAsync("/v1/incidents", Stop))).GetProperty("incidents").GetArrayLength());
    }

    [Fact]
    public async Task A_screening_without_a_language_sees_it_and_says_how_sure_it_is()
    {
        var (_, seen) = await RunningHost.PostAsync(_host.As("agent"), "/v1/screenings", new { code = "```python\nimport evil\n```" });
        var (_, said) = await RunningHost.PostAsync(_host.As("agent"), "/v1/screenings", new { language = "python", code = "import evil" });
        var (refused, problem) = await RunningHost.PostAsync(_host.As("agent"), "/v1/screenings", new { code = "hello" });

        Assert.Equal(("python", 0.99), (seen.GetProperty("language").GetString(), seen.GetProperty("language_confidence").GetDouble()));
        Assert.True(seen.GetProperty("fence_removed").GetBoolean());
        Assert.False(said.TryGetProperty("language_confidence", out _) || said.TryGetProperty("fence_removed", out _));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("language", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Advice_is_told_whole_refuses_nothing_and_makes_no_detection()
    {
        _host.CreateClient();
        _host.Policy.With("IG8101", "Pickled data is loaded", RuleAction.Advise, Severity.Medium, fact => fact is CodeImport { Module: "pickle" });
        const string code = "import pickle";

        var (_, told) = await RunningHost.PostAsync(_host.As("agent"), "/v1/screenings", new { language = "python", code });
        var (_, run) = await RunningHost.PostAsync(_host.As("agent"), "/v1/executions", new { language = "python", code, advice = true });

        Assert.Equal(("allow", "advise"), (told.GetProperty("verdict").GetString(), told.GetProperty("findings")[0].GetProperty("action").GetString()));
        Assert.Equal("completed", run.GetProperty("status").GetString());
        Assert.Equal("IG8101", run.GetProperty("security").GetProperty("findings")[0].GetProperty("rule").GetString());
        Assert.Equal(0, run.GetProperty("security").GetProperty("detections").GetArrayLength());
    }

    [Fact]
    public async Task A_reviewer_who_asks_is_told_every_fact_and_an_agent_is_not()
    {
        var asked = new { language = "python", code = "import os\nimport re", facts = true };

        var (_, told) = await RunningHost.PostAsync(_host.As("reviewer"), "/v1/screenings", asked);
        var (_, untold) = await RunningHost.PostAsync(_host.As("reviewer"), "/v1/screenings", new { asked.language, asked.code });
        var (refused, problem) = await RunningHost.PostAsync(_host.As("agent"), "/v1/screenings", asked);

        Assert.Equal(["os", "re"], told.GetProperty("facts").EnumerateArray().Select(fact => fact.GetProperty("module").GetString()));
        Assert.Equal("code.import", told.GetProperty("facts")[0].GetProperty("kind").GetString());
        Assert.False(untold.TryGetProperty("facts", out _));
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("reviewer's key", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reviewers_read_the_policy()
    {
        _host.CreateClient();
        _host.Policy.With("IG1001", "Forbidden import", RuleAction.Hold, Severity.Low, _ => false);
        var body = await RunningHost.ReadAsync(await _host.As("reviewer").GetAsync("/v1/policy", Stop));

        Assert.Equal(("fake", "enforce", "IG1001"), (body.GetProperty("id").GetString(), body.GetProperty("enforcement").GetString(), body.GetProperty("rules")[0].GetProperty("id").GetString()));
    }

    [Fact]
    public async Task OpenAPI_lists_every_address()
    {
        var body = await RunningHost.ReadAsync(await _host.CreateClient().GetAsync("/openapi/v1.json", Stop));

        Assert.Equal(
            ["/health", "/health/ready", "/v1/audit", "/v1/audit/heads", "/v1/erasures", "/v1/exceptions", "/v1/executions", "/v1/executions/{id}", "/v1/executions/{id}/cancel", "/v1/executions/{id}/events", "/v1/executions/{id}/export", "/v1/executions/{id}/files/{path}", "/v1/executions/{id}/observations", "/v1/files", "/v1/files/{id}", "/v1/files/{id}/content", "/v1/held", "/v1/held/{id}/reject", "/v1/held/{id}/release", "/v1/incidents", "/v1/incidents/decisions", "/v1/incidents/{id}", "/v1/incidents/{id}/decisions", "/v1/incidents/{id}/exception-proposals", "/v1/incidents/{id}/joined", "/v1/keys", "/v1/keys/{id}", "/v1/observations", "/v1/outbox", "/v1/outbox/dead", "/v1/outbox/destinations/{id}/discard", "/v1/outbox/destinations/{id}/retry", "/v1/outbox/{id}/discard", "/v1/outbox/{id}/retry", "/v1/overview", "/v1/policies/explain/{subject}", "/v1/policies/reload", "/v1/policies/replays", "/v1/policy", "/v1/saved-filters", "/v1/screenings", "/v1/sessions", "/v1/sessions/{id}", "/v1/sessions/{id}/contexts/{language}/restart", "/v1/sessions/{id}/executions", "/v1/sessions/{id}/files", "/v1/sessions/{id}/files/{path}", "/v1/sessions/{id}/interrupt", "/v1/sessions/{id}/keep-alive", "/v1/signing-key", "/v1/tenants/{tenant}/data", "/v1/tuning/apply", "/v1/tuning/preview"],
            body.GetProperty("paths").EnumerateObject().Select(path => path.Name).Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
    }
}

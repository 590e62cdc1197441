using System.Net;
using System.Text.Json;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Exceptions;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Policies;
using Microsoft.Extensions.DependencyInjection;

namespace InterpreterGuard.Host.Tests;

/// <summary>Exceptions over HTTP: what was silenced is shown and counted, what is proposed is text and a file.</summary>
public sealed class ExceptionTests : IDisposable
{
    private const string Known = "import known\n";
    private const string Evil = "import evil\n";
    private readonly string _proposals = Directory.CreateTempSubdirectory("ig-proposals-").FullName;
    private readonly RunningHost _host;

    public ExceptionTests()
    {
        _host = new RunningHost(services => services.PostConfigure<PoliciesOptions>(options => options.ProposalsDirectory = _proposals));
        _host.CreateClient();
        Except(_host);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _host.Dispose();
        Directory.Delete(_proposals, recursive: true);
    }

    [Fact]
    public async Task What_is_silenced_runs_without_an_incident_and_is_kept()
    {
        var execution = await RunAsync(Known);
        var reviewed = await RunningHost.ReadAsync(await _host.As("reviewer").GetAsync($"/v1/executions/{execution.GetProperty("id")}", Stop));

        Assert.Equal("completed", execution.GetProperty("status").GetString());
        Assert.False(execution.GetProperty("security").TryGetProperty("incident_id", out _));
        var detection = reviewed.GetProperty("security").GetProperty("detections")[0];
        Assert.Equal(("EX-1", "record", "deny"), (detection.GetProperty("silenced_by").GetString(), detection.GetProperty("action").GetString(), detection.GetProperty("action_wanted").GetString()));
    }

    [Fact]
    public async Task An_incident_shows_what_of_it_was_silenced_and_who_answers_for_that()
    {
        var incident = await IncidentAsync(Known + Known + Evil);

        var silenced = incident.GetProperty("silenced")[0];
        Assert.Equal(("EX-1", "IG1001", 2L, "jane"), (silenced.GetProperty("exception_id").GetString(), silenced.GetProperty("rule").GetString(), silenced.GetProperty("count").GetInt64(), silenced.GetProperty("owner").GetString()));
        Assert.Contains("; 2 matches were silenced by EX-1.", incident.GetProperty("incident").GetProperty("summary").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_counts_uses_also_after_a_restart_and_names_what_has_expired()
    {
        await RunAsync(Known);
        await RunAsync(Known + Known);
        var before = await RunningHost.ReadAsync(await _host.CreateClient().GetAsync("/health", Stop));
        _host.Dispose();
        using var next = new RunningHost(null, _host.Data);
        next.CreateClient();
        Except(next);

        var after = await RunningHost.ReadAsync(await next.CreateClient().GetAsync("/health", Stop));
        var listed = await RunningHost.ReadAsync(await next.As("reviewer").GetAsync("/v1/exceptions", Stop));

        foreach (var health in (JsonElement[])[before, after])
        {
            var exceptions = health.GetProperty("policy").GetProperty("exceptions");
            Assert.Equal(("EX-1", "active", 3L), (exceptions[0].GetProperty("id").GetString(), exceptions[0].GetProperty("state").GetString(), exceptions[0].GetProperty("uses").GetInt64()));
            Assert.Equal(("EX-2", "expired", 0L), (exceptions[1].GetProperty("id").GetString(), exceptions[1].GetProperty("state").GetString(), exceptions[1].GetProperty("uses").GetInt64()));
            Assert.False(exceptions[0].TryGetProperty("when", out _));
        }

        var first = listed.GetProperty("exceptions")[0];
        Assert.Equal(("jane", 3L, 2L, false), (first.GetProperty("owner").GetString(), first.GetProperty("uses").GetInt64(), first.GetProperty("executions").GetInt64(), first.GetProperty("expired").GetBoolean()));
    }

    [Fact]
    public async Task Warnings_are_counted_in_health_and_told_to_reviewers()
    {
        _host.Policy.Warnings = ["Exception EX-1 silences IG2001."];

        Assert.Equal(1, (await RunningHost.ReadAsync(await _host.CreateClient().GetAsync("/health", Stop))).GetProperty("policy").GetProperty("warnings").GetInt32());
        Assert.Equal("Exception EX-1 silences IG2001.", (await RunningHost.ReadAsync(await _host.As("reviewer").GetAsync("/v1/exceptions", Stop))).GetProperty("warnings")[0].GetString());
        Assert.Equal(HttpStatusCode.Forbidden, (await _host.As("agent").GetAsync("/v1/exceptions", Stop)).StatusCode);
    }

    [Fact]
    public async Task A_proposal_is_text_and_a_file_to_review_and_silences_nothing()
    {
        var incident = await IncidentAsync(Known + Evil);

        var (response, proposal) = await ProposeAsync(incident, new { owner = "jane", reason = "It's ours.", expires = Day(30) });

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var yaml = proposal.GetProperty("yaml").GetString()!;
        Assert.Contains("  rules: [IG1001]\n  when: '(module == \"evil\" && name == \"\" && language == \"python\" && layers.Count == 0 && depth == 0)'\n  owner: 'jane'\n  reason: 'It''s ours.'\n", yaml, StringComparison.Ordinal);
        Assert.DoesNotContain("known", yaml, StringComparison.Ordinal);
        var file = Assert.Single(Directory.GetFiles(_proposals));
        Assert.Equal((Path.GetFileName(file), yaml), (proposal.GetProperty("file").GetString(), await File.ReadAllTextAsync(file, Stop)));
        Assert.Equal("refused", (await RunAsync(Evil)).GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("{}", "owner is missing; say who will answer for it; reason is missing; say why what it silences is no threat; expires is missing; name the last day on which it is to work, such as 2027-01-31")]
    [InlineData("{\"owner\":\"a\",\"reason\":\"b\\nc\",\"expires\":\"2999-01-01\"}", "reason must be plain text of at most 500 characters, on one line; expires must be a day from ")]
    [InlineData("{\"owner\":\"a\",\"reason\":\"b\",\"expires\":\"2000-01-01\",\"rules\":[\"IG9999\"]}", "rules must be some of the incident's rules: IG1001")]
    public async Task A_proposal_that_lacks_something_is_told_what(string body, string detail)
    {
        var id = (await IncidentAsync(Evil)).GetProperty("incident").GetProperty("id").GetString();

        var response = await _host.As("reviewer").PostAsync($"/v1/incidents/{id}/exception-proposals", RunningHost.Json(body), Stop);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(detail, (await RunningHost.ReadAsync(response)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_are_no_proposals_for_agents_for_nothing_or_for_what_was_not_read()
    {
        var id = (await IncidentAsync(Evil)).GetProperty("incident").GetProperty("id").GetString();
        _host.Policy.With("IG1039", "Unread", RuleAction.Hold, Severity.Medium, fact => fact is CodeUnreadable);
        _host.Screener.Unavailable = true;
        var unread = await IncidentAsync("x");
        var body = new { owner = "a", reason = "b", expires = Day(1) };

        var (conflict, problem) = await ProposeAsync(unread, body);

        Assert.Equal((HttpStatusCode.Conflict, "No exception can be proposed"), (conflict.StatusCode, problem.GetProperty("title").GetString()));
        Assert.Equal(HttpStatusCode.Forbidden, (await RunningHost.PostAsync(_host.As("agent"), $"/v1/incidents/{id}/exception-proposals", body)).Response.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await RunningHost.PostAsync(_host.As("reviewer"), "/v1/incidents/inc_00000000000000000000000000000000/exception-proposals", body)).Response.StatusCode);
        Assert.Empty(Directory.GetFiles(_proposals));
    }

    private static void Except(RunningHost host)
    {
        host.Policy.With("IG1001", "Forbidden import", RuleAction.Deny, Severity.High, fact => fact is CodeImport);
        host.Policy.SilencedBy = fact => fact is CodeImport { Module: "known" } ? "EX-1" : null;
        host.Policy.Exceptions = [Exception("EX-1", new DateOnly(2999, 12, 31)), Exception("EX-2", new DateOnly(2020, 12, 31))];
    }

    private static ExceptionDescription Exception(string id, DateOnly expires) => new()
    {
        Id = id, Rules = [new RuleId("IG1001")], When = "module == \"known\"", Owner = "jane", Reason = "Ours.", Created = new DateOnly(2020, 1, 1), Expires = expires, Source = "exceptions.yaml:1",
    };

    private static string Day(int daysAhead) => TimeProvider.System.GetUtcNow().AddDays(daysAhead).ToString("yyyy-MM-dd", null);

    private async Task<JsonElement> RunAsync(string code) =>
        (await RunningHost.PostAsync(_host.As("agent"), "/v1/executions", new { language = "python", code })).Body;

    private async Task<JsonElement> IncidentAsync(string code)
    {
        var execution = await RunAsync(code);
        return await RunningHost.ReadAsync(await _host.As("reviewer").GetAsync($"/v1/incidents/{execution.GetProperty("security").GetProperty("incident_id").GetString()}", Stop));
    }

    private Task<(HttpResponseMessage Response, JsonElement Body)> ProposeAsync(JsonElement incident, object body) =>
        RunningHost.PostAsync(_host.As("reviewer"), $"/v1/incidents/{incident.GetProperty("incident").GetProperty("id").GetString()}/exception-proposals", body);
}

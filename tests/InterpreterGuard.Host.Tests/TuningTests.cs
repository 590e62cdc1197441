using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using InterpreterGuard.Host.Review;
using InterpreterGuard.Policies;
using InterpreterGuard.TestKit.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace InterpreterGuard.Host.Tests;

/// <summary>Tuning over HTTP, with a real policy: what is proposed is narrow, loads, is judged on the past, and is written only where the deployment lets it be.</summary>
public sealed class TuningTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ig-tuning-").FullName;
    private readonly string _overlay;
    private readonly RunningHost _host;

    public TuningTests()
    {
        _overlay = RealPolicy.Lay(_folder);
        _host = Start(writes: true);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static string NextYear => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(200).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public void Dispose()
    {
        _host.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task An_exception_is_as_narrow_as_what_was_seen_and_tells_what_vanishes_and_what_stays()
    {
        var incident = await IncidentAsync("import evil_known");
        var equal = await IncidentAsync("import evil_known\nprint(1)");
        var other = await IncidentAsync("import evil_other");
        await IncidentAsync("import a\nimport b\nimport c");

        var (response, seen) = await PreviewAsync(Exception(incident));

        Assert.True(response.IsSuccessStatusCode, seen.ToString());
        Assert.Equal([equal, incident], Ids(seen, "vanish"));
        Assert.Equal([other], Ids(seen, "stay"));
        Assert.Equal((4, 0, 0, 0), (Number(seen, "looked_at"), Number(seen, "left_out"), Count(seen, "change"), Count(seen, "appear")));
        var text = seen.GetProperty("file").GetProperty("text").GetString()!;
        Assert.Equal("exceptions.yaml", seen.GetProperty("file").GetProperty("name").GetString());
        Assert.Contains("""when: '(module == "evil_known" && name == "" && language == "python" && layers.Count == 0 && depth == 0)'""", text, StringComparison.Ordinal);
        Assert.Contains("  rules: [IG1001]\n", text, StringComparison.Ordinal);
        Assert.Contains($"expires: {NextYear}", text, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_overlay));
    }

    [Fact]
    public async Task An_exception_for_one_agent_leaves_the_others_theirs()
    {
        var ours = await IncidentAsync("import evil_known", "crawler");
        var theirs = await IncidentAsync("import evil_known", "report-writer");
        var nobodys = await IncidentAsync("import evil_known");

        var seen = (await PreviewAsync(Exception(ours) with { Only = "only_agent" })).Body;

        Assert.Equal([ours], Ids(seen, "vanish"));
        Assert.Equal([nobodys, theirs], Ids(seen, "stay"));
        Assert.Contains("  agents: ['crawler']\n", seen.GetProperty("file").GetProperty("text").GetString(), StringComparison.Ordinal);
        var whole = (await PreviewAsync(Exception(ours) with { Only = "only_tenant" })).Body;
        Assert.Contains("  tenants: ['default']\n", whole.GetProperty("file").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal([nobodys, theirs, ours], Ids(whole, "vanish"));
        var refused = await PreviewAsync(Exception(nobodys) with { Only = "only_agent" });
        Assert.Equal(HttpStatusCode.BadRequest, refused.Response.StatusCode);
    }

    [Fact]
    public async Task An_incident_of_two_rules_stays_without_the_one_that_is_silenced()
    {
        var both = await IncidentAsync("import evil_known\nimport b\nimport c");
        var changed = (await PreviewAsync(Exception(both))).Body;

        Assert.Equal([both], Ids(changed, "change"));
        Assert.Equal((0, 0), (Count(changed, "vanish"), Count(changed, "stay")));
    }

    [Fact]
    public async Task A_threshold_is_changed_in_a_file_of_its_own_and_says_when_the_rules_own_sample_does_not_hold_any_more()
    {
        var three = await IncidentAsync("import a\nimport b\nimport c");
        var four = await IncidentAsync("import a\nimport b\nimport c\nimport d");
        await SubmitAsync("import a\nimport b");

        var (_, higher) = await PreviewAsync(Threshold(three, 3));
        var (_, lower) = await PreviewAsync(Threshold(three, 1));

        Assert.Equal([three], Ids(higher, "vanish"));
        Assert.Equal([four], Ids(higher, "stay"));
        Assert.Contains("""when: 'module != "json" && distinct(module, over: "60s") > 3'""", higher.GetProperty("file").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("zz-threshold-ig1002.yaml", higher.GetProperty("file").GetProperty("name").GetString());
        Assert.Contains("own sample", higher.GetProperty("warnings")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal((0, 2, 1), (Count(lower, "vanish"), Count(lower, "stay"), Count(lower, "appear")));
        Assert.Equal(0, lower.GetProperty("warnings").GetArrayLength());
    }

    [Fact]
    public async Task What_is_written_is_in_force_beside_what_was_there_and_stands_in_the_audit_trail()
    {
        await File.WriteAllTextAsync(Path.Combine(_overlay, "exceptions.yaml"), $"# Ours.\n- id: EX-1\n  rules: [IG1002]\n  when: module == \"zzz\"\n  owner: jane\n  reason: Known.\n  created: 2026-01-01\n  expires: 2026-12-31\n", Stop);
        var incident = await IncidentAsync("import evil_known");

        var (response, applied) = await ApplyAsync(Exception(incident));
        var again = (await ApplyAsync(Exception(incident) with { Reason = "Once more." })).Body;

        Assert.True(response.IsSuccessStatusCode, applied.ToString());
        Assert.True(applied.GetProperty("in_force").GetBoolean());
        var text = await File.ReadAllTextAsync(Path.Combine(_overlay, "exceptions.yaml"), Stop);
        Assert.StartsWith("# Ours.\n- id: EX-1\n", text, StringComparison.Ordinal);
        Assert.Contains("  reason: 'It is ours.'\n", text, StringComparison.Ordinal);
        Assert.Equal(applied.GetProperty("subject").GetString() + "-2", again.GetProperty("subject").GetString());
        Assert.Equal("exceptions.yaml", Path.GetFileName(Assert.Single(Directory.EnumerateFileSystemEntries(_overlay))));
        Assert.False((await SubmitAsync("import evil_known")).GetProperty("security").TryGetProperty("incident_id", out _));
        Assert.True((await SubmitAsync("import evil_other")).GetProperty("security").TryGetProperty("incident_id", out _));
        var trail = await RunningHost.ReadAsync(await _host.As("admin").GetAsync("/v1/audit?kind=exception", Stop));
        Assert.Contains($"{applied.GetProperty("subject").GetString()} written to exceptions.yaml from {incident}, for IG1001, expires {NextYear}, in force", trail.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("It is ours", trail.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_threshold_that_is_written_counts_from_then_on()
    {
        var incident = await IncidentAsync("import a\nimport b\nimport c");

        var (response, applied) = await ApplyAsync(Threshold(incident, 3));
        var higher = await ApplyAsync(Threshold(await IncidentAsync("import a\nimport b\nimport c\nimport d"), 4));

        Assert.True(response.IsSuccessStatusCode && higher.Response.IsSuccessStatusCode, applied.ToString() + higher.Body);
        Assert.False((await SubmitAsync("import a\nimport b\nimport c\nimport d")).GetProperty("security").TryGetProperty("incident_id", out _));
        Assert.True((await SubmitAsync("import a\nimport b\nimport c\nimport d\nimport e")).GetProperty("security").TryGetProperty("incident_id", out _));
        Assert.Single(Directory.EnumerateFiles(_overlay));
    }

    [Fact]
    public async Task What_would_silence_a_true_positive_is_not_written()
    {
        var known = await IncidentAsync("import evil_known");
        var meant = await IncidentAsync("import evil_known\nprint(2)");
        await RunningHost.PostAsync(_host.As("reviewer"), $"/v1/incidents/{meant}/decisions", new { disposition = "true_positive", note = "It was meant." });

        var seen = (await PreviewAsync(Exception(known))).Body;
        var (response, body) = await ApplyAsync(Exception(known));

        Assert.Equal(1, Number(seen, "true_positives"));
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains("1 of the incidents it would silence was called true positive", body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_overlay));
    }

    [Fact]
    public async Task Nothing_is_written_over_a_folder_that_does_not_load_or_that_has_the_last_word()
    {
        var incident = await IncidentAsync("import a\nimport b\nimport c");
        await File.WriteAllTextAsync(Path.Combine(_overlay, "zzz.yaml"), "why: x\nrules:\n  IG1002: { when: 'distinct(module, over: \"60s\") > 9' }\n", Stop);
        var (last, lastBody) = await ApplyAsync(Threshold(incident, 3));
        await File.WriteAllTextAsync(Path.Combine(_overlay, "zzz.yaml"), "why: x\nruels: {}\n", Stop);
        var (broken, brokenBody) = await ApplyAsync(Threshold(incident, 3));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (last.StatusCode, broken.StatusCode));
        Assert.Contains("Another overlay file has the last word about IG1002", lastBody.GetProperty("problems")[0].GetString(), StringComparison.Ordinal);
        Assert.Contains("Did you mean 'rules'?", brokenBody.GetProperty("problems")[0].GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(_folder, brokenBody.ToString(), StringComparison.Ordinal);
        Assert.Single(Directory.EnumerateFileSystemEntries(_overlay));
    }

    [Fact]
    public async Task Without_the_deployments_leave_nothing_is_written()
    {
        _host.Dispose();
        using var host = Start(writes: false);
        var incident = (await SubmitAsync("import evil_known", host)).GetProperty("security").GetProperty("incident_id").GetString()!;

        var (response, body) = await RunningHost.PostAsync(host.As("admin"), "/v1/tuning/apply", Exception(incident).Body());

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("Review:TuneWrites", body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.True((await RunningHost.PostAsync(host.As("reviewer"), "/v1/tuning/preview", Exception(incident).Body())).Response.IsSuccessStatusCode);
    }

    [Theory]
    [InlineData("fields", "[\"language\", \"depth\"]", "fields would silence nearly everything the rule speaks of; choose at least one of module")]
    [InlineData("fields", "[]", "fields would silence nearly everything the rule speaks of; choose at least one of module")]
    [InlineData("fields", "[\"agent\"]", "fields names 'agent', which is no field of what the rule matched; there are module, name, language, layers, depth")]
    [InlineData("threshold", "5", "fields and 'threshold' do not go together: propose one change")]
    [InlineData("reason", "\" \"", "reason is empty; say why what it silences is no threat")]
    [InlineData("expires", "\"2020-01-01\"", "expires must be a day from")]
    [InlineData("days", "32", "days must be a whole number from 1 to 31")]
    [InlineData("rule", "\"IG1002\"", "rule must be one of the incident's: IG1001")]
    [InlineData("incident", "\"inc_00000000000000000000000000000000\"", "incident is not there; take one from the queue")]
    [InlineData("change", "\"nothing\"", "change must be one of exception, threshold")]
    [InlineData("change", "\"threshold\"", "threshold is not there to be changed: IG1001 counts nothing. Propose an exception")]
    [InlineData("when", "\"true\"", "when is not known")]
    public async Task What_is_wrong_with_a_proposal_is_said(string field, string json, string problem)
    {
        var body = Exception(await IncidentAsync("import evil_known")).Body();
        body[field] = JsonDocument.Parse(json).RootElement;

        var (response, said) = await RunningHost.PostAsync(_host.As("reviewer"), "/v1/tuning/preview", body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.StartsWith(problem, said.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Agents_and_reviewers_of_some_tenants_tune_nothing()
    {
        var incident = await IncidentAsync("import evil_known");
        var (_, key) = await RunningHost.PostAsync(_host.As("admin"), "/v1/keys", new { name = "theirs", role = "reviewer", sees = (List<string>)["default"] });
        var some = _host.CreateClient();
        some.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key.GetProperty("key").GetString());

        foreach (var client in (HttpClient[])[_host.As("agent"), some])
        {
            foreach (var path in (string[])["/v1/tuning/preview", "/v1/tuning/apply"])
                Assert.Equal(HttpStatusCode.Forbidden, (await RunningHost.PostAsync(client, path, Exception(incident).Body())).Response.StatusCode);
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(_overlay));
    }

    private RunningHost Start(bool writes)
    {
        var host = new RunningHost(services =>
        {
            services.UseRealPolicy();
            services.PostConfigure<PoliciesOptions>(options => (options.Directory, options.Preset, options.OverlayDirectory) = (Path.Combine(_folder, "base"), "", _overlay));
            services.PostConfigure<ReviewOptions>(options => options.TuneWrites = writes);
        });
        host.CreateClient();
        return host;
    }

    private static Asked Exception(string incident) => new(incident, "IG1001", "exception", null, "It is ours.");

    private static Asked Threshold(string incident, int number) => new(incident, "IG1002", "threshold", number, "It is ours.");

    private Task<(HttpResponseMessage Response, JsonElement Body)> PreviewAsync(Asked asked) => RunningHost.PostAsync(_host.As("reviewer"), "/v1/tuning/preview", asked.Body());

    private Task<(HttpResponseMessage Response, JsonElement Body)> ApplyAsync(Asked asked) => RunningHost.PostAsync(_host.As("reviewer"), "/v1/tuning/apply", asked.Body());

    private static IEnumerable<string?> Ids(JsonElement seen, string what) => seen.GetProperty(what).GetProperty("incidents").EnumerateArray().Select(incident => incident.GetProperty("incident_id").GetString());

    private static int Count(JsonElement seen, string what) => seen.GetProperty(what).GetProperty("count").GetInt32();

    private static int Number(JsonElement seen, string what) => seen.GetProperty(what).GetInt32();

    private async Task<JsonElement> SubmitAsync(string code, RunningHost? host = null, string? agent = null) =>
        (await RunningHost.PostAsync((host ?? _host).As("agent"), "/v1/executions", new { language = "python", code, context = new { agent } })).Body;

    private async Task<string> IncidentAsync(string code, string? agent = null) => (await SubmitAsync(code, agent: agent)).GetProperty("security").GetProperty("incident_id").GetString()!;

    private sealed record Asked(string Incident, string Rule, string Change, int? Threshold, string Reason)
    {
        public string? Only { get; init; }

        public Dictionary<string, object> Body()
        {
            var body = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["incident"] = Incident, ["rule"] = Rule, ["change"] = Change, ["reason"] = Reason, ["expires"] = NextYear,
            };
            if (Only is not null)
                body[Only] = true;
            if (Threshold is { } number)
                body["threshold"] = number;
            return body;
        }
    }
}

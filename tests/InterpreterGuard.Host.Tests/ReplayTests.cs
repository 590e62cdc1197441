using System.Net;
using System.Runtime.Loader;
using System.Text.Json;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Policies;
using Microsoft.Extensions.DependencyInjection;

namespace InterpreterGuard.Host.Tests;

/// <summary>The past of a real store, judged by a policy that came by wire and was really loaded.</summary>
public sealed class ReplayTests : IDisposable
{
    private const string Rule = """
        - id: IG1001
          name: Evil import
          on: code.import
          when: module == "evil"
          severity: high
          then: deny
          maturity: stable
          attack: [T1059]
          cwe: []
          why: It is a test.
          false_positives: None.
          fires_on:
            - { module: evil }
          spares:
            - { module: good }
        """;

    private readonly RunningHost _host = new(services => services.PostConfigure<PoliciesOptions>(policies => policies.Directory = Path.Combine(Policies(), "base")));

    [Fact]
    public async Task An_incident_that_another_policy_would_have_opened_is_told()
    {
        await RunAsync("import evil", "import good");

        var (response, body) = await ReplayAsync(new { policy = Folder(Rule), preset = "" });

        Assert.True(response.IsSuccessStatusCode, body.ToString());
        Assert.Equal((2, 1, 0, 0), (Number(body, "replayed"), Number(body, "appears"), Number(body, "vanishes"), Number(body, "changes")));
        var incident = Assert.Single(body.GetProperty("incidents").EnumerateArray());
        Assert.Equal(("appears", "refused", "high"), (Text(incident, "change"), Text(incident, "would_be_decision"), Text(incident, "would_be_severity")));
        Assert.Equal("IG1001", Text(Assert.Single(body.GetProperty("rules").EnumerateArray()), "rule"));
        Assert.Equal(64, Text(body, "policy_hash")!.Length);
    }

    [Fact]
    public async Task An_incident_that_would_not_have_been_is_told_and_nothing_is_kept()
    {
        _host.CreateClient();
        _host.Policy.With("IG1002", "Any import", RuleAction.Alert, Severity.Low, fact => fact is CodeImport);
        await RunAsync("import good");

        var (_, body) = await ReplayAsync(new { policy = Folder(Rule), preset = "", since = "1h" });
        var incidents = await RunningHost.ReadAsync(await _host.As("reviewer").GetAsync("/v1/incidents", TestContext.Current.CancellationToken));

        Assert.Equal(1, Number(body, "vanishes"));
        Assert.Equal("IG1002", body.GetProperty("incidents")[0].GetProperty("rules_lost")[0].GetString());
        Assert.Equal(1, incidents.GetProperty("incidents").GetArrayLength());
    }

    [Fact]
    public async Task An_overlay_is_laid_over_the_policy_that_the_host_has()
    {
        await RunAsync("import good");
        var overlay = new Dictionary<string, string>(StringComparer.Ordinal) { ["mine.yaml"] = "why: A try.\nrules:\n  IG9999: { severity: low }\n" };

        var (response, body) = await ReplayAsync(new { overlay });

        // The shipped base has no such rule, so it was read, and the overlay with it.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("mine.yaml", Assert.Single(body.GetProperty("problems").EnumerateArray()).GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_with_problems_is_told_with_all_of_them()
    {
        _host.CreateClient();
        var (response, body) = await ReplayAsync(new { policy = Folder(Rule.Replace("severity: high", "severity: hihg", StringComparison.Ordinal)), preset = "" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("Did you mean 'high'?", Assert.Single(body.GetProperty("problems").EnumerateArray()).GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Path.GetTempPath(), body.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"policy":{"../escape.yaml":""}}""", "is no name of a policy's file")]
    [InlineData("""{"policy":{"/etc/passwd":""}}""", "is no name of a policy's file")]
    [InlineData("""{"overlay":{"a/b/c.yaml":""}}""", "is no name of a policy's file")]
    [InlineData("""{"overlay":{"a.yaml":1}}""", "must be the file's text")]
    [InlineData("""{"preset":"../strict"}""", "is no preset's name")]
    [InlineData("""{"since":"yesterday"}""", "since must be a time span")]
    [InlineData("""{"since":"99999999d"}""", "since must be a time span")]
    [InlineData("""{"limit":0}""", "limit must be a whole number")]
    [InlineData("""{"polciy":{}}""", "is not known")]
    [InlineData("""{"overlay": {"x": "why: x", "x/a.yaml": "why: x"}}""", "overlay.x is a file and a folder at once")]
    public async Task What_is_wrong_with_a_request_is_said(string json, string problem)
    {
        _host.CreateClient();
        using var content = RunningHost.Json(json);
        var response = await _host.As("reviewer").PostAsync("/v1/policies/replays", content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(problem, (await RunningHost.ReadAsync(response)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("agent", HttpStatusCode.Forbidden)]
    [InlineData("reviewer", HttpStatusCode.OK)]
    [InlineData("admin", HttpStatusCode.OK)]
    public async Task Agents_may_not_ask(string role, HttpStatusCode status)
    {
        _host.CreateClient();
        var (response, _) = await RunningHost.PostAsync(_host.As(role), "/v1/policies/replays", new { policy = Folder(Rule), preset = "" });

        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task The_compiled_conditions_do_not_stay()
    {
        await RunAsync("import evil");
        for (var i = 0; i < 5; i++)
            await ReplayAsync(new { policy = Folder(Rule.Replace("evil", $"evil{i}", StringComparison.Ordinal)), preset = "" });

        var left = int.MaxValue;
        for (var round = 0; round < 20 && left > 0; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            left = AssemblyLoadContext.All.Count(context => context.Name?.StartsWith("conditions-", StringComparison.Ordinal) == true);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Equal(0, left);
    }

    public void Dispose() => _host.Dispose();

    internal static string Policies()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "policies", "base", "policy.yaml")))
            folder = folder.Parent ?? throw new InvalidOperationException("These tests run inside a checkout.");
        return Path.Combine(folder.FullName, "policies");
    }

    private static Dictionary<string, string> Folder(string rules) => new(StringComparer.Ordinal)
    {
        ["policy.yaml"] = "id: other\nenforcement: enforce\ndefault_profile: standard\ndisclosure: rules\n",
        ["profiles.yaml"] = "standard:\n  description: For tests.\n",
        ["lists.yaml"] = "ports:\n  why: For tests.\n  ports: [4444]\n",
        ["rules/1xxx-source.yaml"] = rules,
    };

    private static int Number(JsonElement body, string name) => body.GetProperty(name).GetInt32();

    private static string? Text(JsonElement body, string name) => body.GetProperty(name).GetString();

    private Task<(HttpResponseMessage Response, JsonElement Body)> ReplayAsync(object request) => RunningHost.PostAsync(_host.As("reviewer"), "/v1/policies/replays", request);

    private async Task RunAsync(params string[] programs)
    {
        _host.CreateClient();
        foreach (var code in programs)
            await RunningHost.PostAsync(_host.As("agent"), "/v1/executions", new { language = "python", code });
    }
}

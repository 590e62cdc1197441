using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Facts;
using Microsoft.AspNetCore.TestHost;

namespace InterpreterGuard.Host.Tests;

/// <summary><c>/metrics</c>: who may read it, and that what the host does is counted there under the names that the dashboard asks for.</summary>
[Collection(nameof(AloneCollection))]
public sealed partial class MetricsTests : IDisposable
{
    // Counted where fakes stand in these tests: real sandboxes, the supervisor, and a destination's deliveries.
    private static readonly string[] OfRealRooms = ["interpreterguard_sandbox_start", "interpreterguard_supervisor_", "interpreterguard_broker_", "interpreterguard_outbox_"];

    private readonly RunningHost _host = new(null, null, ("Storage:Joining:EqualIncidentsMax", "2"));

    public MetricsTests()
    {
        _host.CreateClient();
        _host.Policy.With("IG1001", "Forbidden import", RuleAction.Deny, Severity.High, fact => fact is CodeImport { Module: "bad" });
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task What_happens_is_counted_and_every_line_is_of_the_format()
    {
        var agent = _host.As("agent");
        var before = await ScrapeAsync();
        await RunningHost.PostAsync(agent, "/v1/executions", new { language = "python", code = "print(1)", context = new { agent = "evil\" {x=1}" } });
        await RunningHost.PostAsync(agent, "/v1/executions", new { language = "python", code = "import bad" });

        var after = await ScrapeAsync();

        double More(string name, params string[] labels) => after.Sum(name, labels) - before.Sum(name, labels);
        Assert.Equal(1, More("interpreterguard_submissions_total", "verdict=\"allow\"", "language=\"python\""));
        Assert.Equal(1, More("interpreterguard_submissions_total", "verdict=\"refuse\"", "language=\"python\""));
        Assert.Equal(1, More("interpreterguard_executions_total", "status=\"completed\""));
        Assert.Equal(1, More("interpreterguard_detections_total", "rule=\"IG1001\"", "severity=\"high\""));
        Assert.Equal(1, More("interpreterguard_incidents_total", "severity=\"high\"", "decision=\"refused\""));
        Assert.Equal(2, More("interpreterguard_screening_duration_seconds_count", "language=\"python\""));
        Assert.Equal(1, More("interpreterguard_queue_wait_seconds_count"));
        Assert.True(More("interpreterguard_store_write_duration_seconds_count", "outcome=\"kept\"") >= 4);
        Assert.Equal((2, 0), (after.Sum("interpreterguard_pool_warm", "image=\"python\""), after.Sum("interpreterguard_executions_inflight")));
        Assert.True(after.Sum("interpreterguard_disk_free_bytes") > 0);
        Assert.DoesNotContain(after.Series.Keys, series => series.Contains("evil", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_dashboard_asks_for_series_that_are_there()
    {
        await RunningHost.PostAsync(_host.As("agent"), "/v1/executions", new { language = "python", code = "print(1)" });
        for (var i = 0; i < 3; i++)
            await RunningHost.PostAsync(_host.As("agent"), "/v1/executions", new { language = "python", code = "import bad" });
        var there = (await ScrapeAsync()).Names;

        var asked = DashboardSeries();

        Assert.True(asked.Count > 20);
        Assert.DoesNotContain(asked, name => !there.Contains(name) && !OfRealRooms.Any(room => name.StartsWith(room, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("127.0.0.1", null, null, 200)]
    [InlineData("::1", null, null, 200)]
    [InlineData("127.0.0.1", "X-Forwarded-For", null, 401)]
    [InlineData("127.0.0.1", "Forwarded", null, 401)]
    [InlineData("192.0.2.7", null, null, 401)]
    [InlineData("192.0.2.7", null, "agent", 403)]
    [InlineData("192.0.2.7", null, "reviewer", 200)]
    [InlineData("192.0.2.7", null, "admin", 200)]
    public async Task Who_may_read_it(string from, string? header, string? role, int status)
    {
        var key = role is null ? null : await File.ReadAllTextAsync(Path.Combine(_host.Data, "keys", role + ".key"), Stop);
        var context = await AskAsync(_host.Server, from, header, key);

        Assert.Equal(status, context);
    }

    [Fact]
    public async Task A_deployment_can_want_a_key_from_this_machine_too()
    {
        using var strict = new RunningHost(null, null, ("Telemetry:MetricsNeedKey", "true"));
        strict.CreateClient();

        Assert.Equal(StatusOf(HttpStatusCode.Unauthorized), await AskAsync(strict.Server, "127.0.0.1", null, null));
    }

    private static int StatusOf(HttpStatusCode code) => (int)code;

    private static async Task<int> AskAsync(TestServer server, string from, string? header, string? key)
    {
        var answer = await server.SendAsync(context =>
        {
            context.Request.Path = "/metrics";
            context.Connection.RemoteIpAddress = IPAddress.Parse(from);
            if (header is not null)
                context.Request.Headers[header] = "203.0.113.5";
            if (key is not null)
                context.Request.Headers.Authorization = "Bearer " + key.Trim();
        }, Stop);
        return answer.Response.StatusCode;
    }

    private async Task<Exposition> ScrapeAsync()
    {
        using var response = await _host.As("reviewer").GetAsync("/metrics", Stop);
        Assert.Equal((HttpStatusCode.OK, "text/plain"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        return Exposition.Parse(await response.Content.ReadAsStringAsync(Stop));
    }

    private static IReadOnlyCollection<string> DashboardSeries()
    {
        using var dashboard = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "grafana-dashboard.json")));
        return [.. dashboard.RootElement.GetProperty("panels").EnumerateArray()
            .SelectMany(panel => panel.GetProperty("targets").EnumerateArray())
            .SelectMany(target => SeriesName.Matches(target.GetProperty("expr").GetString()!).Select(match => match.Value))
            .Distinct(StringComparer.Ordinal)];
    }

    [GeneratedRegex("interpreterguard_[a-z_]+", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex SeriesName { get; }
}

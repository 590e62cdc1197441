using System.Net;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Host.Keeping;
using Microsoft.Extensions.DependencyInjection;

namespace InterpreterGuard.Host.Tests;

/// <summary>Deleting for a tenant over HTTP, and a host that has no room for evidence.</summary>
public sealed class KeepingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dry_run_counts_and_the_erasure_deletes_just_that()
    {
        using var host = new RunningHost();
        host.CreateClient();
        host.Policy.With("IG1001", "Forbidden import", RuleAction.Deny, Severity.High, fact => fact is CodeImport { Module: "evil" });
        var (_, execution) = await RunningHost.PostAsync(host.As("agent"), "/v1/executions", new { language = "python", code = "import evil", context = new { agent = "alice" } });
        var admin = host.As("admin");

        var none = await CountsAsync(await admin.DeleteAsync("/v1/tenants/default/data?agent=bob", Stop), dry: true);
        var dry = await CountsAsync(await admin.DeleteAsync("/v1/tenants/default/data?agent=alice", Stop), dry: true);
        Assert.Equal(HttpStatusCode.OK, (await host.As("reviewer").GetAsync($"/v1/executions/{execution.GetProperty("id")}", Stop)).StatusCode);
        var done = await CountsAsync(await admin.DeleteAsync("/v1/tenants/default/data?agent=alice&dry_run=false&reason=She+asked.", Stop), dry: false);

        Assert.Equal(((0, 0), (1, 1), (1, 1)), (none, dry, done));
        Assert.Equal(HttpStatusCode.NotFound, (await host.As("reviewer").GetAsync($"/v1/executions/{execution.GetProperty("id")}", Stop)).StatusCode);
        Assert.Equal(0, (await RunningHost.ReadAsync(await host.As("reviewer").GetAsync("/v1/incidents?status=all", Stop))).GetProperty("incidents").GetArrayLength());
        var kept = Assert.Single((await RunningHost.ReadAsync(await admin.GetAsync("/v1/erasures", Stop))).GetProperty("erasures").EnumerateArray());
        Assert.Equal("She asked.", kept.GetProperty("reason").GetString());
        Assert.Equal(2, (await RunningHost.ReadAsync(await admin.GetAsync("/v1/audit?kind=deletion", Stop))).GetProperty("entries").GetArrayLength());
    }

    [Theory]
    [InlineData("/v1/tenants/default/data?dry_run=false", "reason is missing; say why this is deleted, for whoever reads the audit trail later")]
    [InlineData("/v1/tenants/default/data?dry_run=no&reason=x", "dry_run must be true or false")]
    [InlineData("/v1/tenants/default/data?agent=&dry_run=false&reason=x", "agent must be plain text of 1 to 1000 characters; leave it out otherwise")]
    [InlineData("/v1/tenants/ACME/data", "tenant must have 1 to 64 characters out of a-z, 0-9, '-', '_' and '.'")]
    public async Task What_is_not_clear_deletes_nothing(string path, string detail)
    {
        using var host = new RunningHost();
        host.CreateClient();

        var response = await host.As("admin").DeleteAsync(path, Stop);

        Assert.Equal((HttpStatusCode.BadRequest, detail), (response.StatusCode, (await RunningHost.ReadAsync(response)).GetProperty("detail").GetString()));
    }

    [Fact]
    public async Task Deleting_is_for_admins()
    {
        using var host = new RunningHost();
        host.CreateClient();

        Assert.Equal(HttpStatusCode.Forbidden, (await host.As("reviewer").DeleteAsync("/v1/tenants/default/data", Stop)).StatusCode);
    }

    [Fact]
    public async Task Without_room_for_evidence_nothing_new_begins_and_health_says_why()
    {
        using var host = new RunningHost(services => services.Configure<HostSettings>(settings => settings.DiskReservedMebibytes = 1 << 20));
        host.CreateClient();
        var agent = host.As("agent");

        var (run, refused) = await RunningHost.PostAsync(agent, "/v1/executions", new { language = "python", code = "1" });
        var (session, _) = await RunningHost.PostAsync(agent, "/v1/sessions", new { });
        var upload = await agent.PostAsync("/v1/files?name=a.txt", RunningHost.Json("x"), Stop);
        var (screening, _) = await RunningHost.PostAsync(agent, "/v1/screenings", new { language = "python", code = "1" });
        var health = await host.CreateClient().GetAsync("/health", Stop);
        var body = await RunningHost.ReadAsync(health);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "evidence_space"), (run.StatusCode, refused.GetProperty("bound").GetString()));
        Assert.StartsWith("The host has no room left to keep evidence, so it begins nothing new.", refused.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.InsufficientStorage, HttpStatusCode.OK), (session.StatusCode, upload.StatusCode, screening.StatusCode));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "unable"), (health.StatusCode, body.GetProperty("status").GetString()));
        Assert.True(body.GetProperty("room").GetProperty("full").GetBoolean());
        Assert.Contains(body.GetProperty("reasons").EnumerateArray(), reason => reason.GetString() == "There is no room left for evidence; nothing new begins.");
    }

    [Theory]
    [InlineData(10, 1000, 0, 100, 910, 1, false, false)]
    [InlineData(10, 1000, 12, 100, 12, 83, true, false)]
    [InlineData(12, 1000, 12, 100, 12, 100, true, true)]
    [InlineData(10, 100, 0, 100, 10, 100, true, true)]
    [InlineData(0, 50, 1000, 100, 0, 100, true, true)]
    [InlineData(10, 102, 1000, 100, 12, 83, true, false)]
    public void The_room_is_what_the_settings_or_the_disk_leave(long used, long free, long max, long reserved, long capacity, int percent, bool tight, bool full)
    {
        var state = RoomState.Of(used, free, max, reserved);

        Assert.Equal((capacity, percent, tight, full), (state.CapacityBytes, state.Percent, state.IsTight, state.IsFull));
    }

    private static async Task<(int Executions, int Incidents)> CountsAsync(HttpResponseMessage response, bool dry)
    {
        var body = await RunningHost.ReadAsync(response);
        Assert.Equal(dry, body.GetProperty("dry_run").GetBoolean());
        return (body.GetProperty("counts").GetProperty("executions").GetInt32(), body.GetProperty("counts").GetProperty("incidents").GetInt32());
    }
}

using System.Net;
using System.Runtime.InteropServices;

namespace InterpreterGuard.Host.Tests;

public sealed class ReloadTests : IDisposable
{
    private const int Sighup = 1;

    private readonly RunningHost _host = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task An_admin_has_the_policy_read_anew()
    {
        _host.CreateClient();

        var (response, body) = await RunningHost.PostAsync(_host.As("admin"), "/v1/policies/reload", new { });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(("f00d", true), (body.GetProperty("hash").GetString(), body.GetProperty("changed").GetBoolean()));
        Assert.Equal(1, _host.Policy.Reloads);
    }

    [Theory]
    [InlineData("agent")]
    [InlineData("reviewer")]
    public async Task Nobody_else_may(string role)
    {
        _host.CreateClient();

        var (response, _) = await RunningHost.PostAsync(_host.As(role), "/v1/policies/reload", new { });

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal(0, _host.Policy.Reloads);
    }

    [Fact]
    public async Task All_problems_are_told_and_health_is_degraded_until_they_are_gone()
    {
        _host.CreateClient();
        _host.Policy.ProblemsOfReload = ["policy.yaml:3:18: There is no profile 'x'.", "lists.yaml:1:1: The file is empty."];

        var (response, body) = await RunningHost.PostAsync(_host.As("admin"), "/v1/policies/reload", new { });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("It was not put in force; f00d stays. Mend the 2 problems and try again.", body.GetProperty("detail").GetString());
        Assert.Equal(_host.Policy.ProblemsOfReload, body.GetProperty("problems").EnumerateArray().Select(problem => problem.GetString()!));
        var (status, reload) = await HealthAsync();
        Assert.Equal("degraded", status);
        Assert.Equal((false, 2), (reload.GetProperty("succeeded").GetBoolean(), reload.GetProperty("problem_count").GetInt32()));
        Assert.Equal("lists.yaml:1:1: The file is empty.", reload.GetProperty("problems")[1].GetString());

        _host.Policy.ProblemsOfReload = [];
        await RunningHost.PostAsync(_host.As("admin"), "/v1/policies/reload", new { });
        Assert.Equal("ready", (await HealthAsync()).Status);
    }

    [Fact]
    public async Task SIGHUP_reads_the_policy_anew_and_does_not_end_the_host()
    {
        var client = _host.CreateClient();

        Assert.Equal(0, Kill(Environment.ProcessId, Sighup));

        for (var i = 0; i < 500 && _host.Policy.Reloads == 0; i++)
            await Task.Delay(20, Stop);
        Assert.Equal(1, _host.Policy.Reloads);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health", Stop)).StatusCode);
    }

    private async Task<(string? Status, System.Text.Json.JsonElement Reload)> HealthAsync()
    {
        var response = await _host.CreateClient().GetAsync("/health", Stop);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var body = await RunningHost.ReadAsync(response);
        return (body.GetProperty("status").GetString(), body.GetProperty("policy").GetProperty("reload"));
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Kill(int process, int signal);
}

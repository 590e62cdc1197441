using System.Net;
using System.Net.Http.Headers;
using InterpreterGuard.Core.Policies;

namespace InterpreterGuard.Host.Tests;

public sealed class AccessTests(RunningHost host) : IClassFixture<RunningHost>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, "A key is needed; send 'Authorization: Bearer igk_…'.")]
    [InlineData("Bearer nonsense", "The Authorization header holds no key; send 'Authorization: Bearer igk_…'.")]
    [InlineData("Basic eDp5", "The Authorization header holds no key; send 'Authorization: Bearer igk_…'.")]
    [InlineData("Bearer igk_000000000000_0000000000000000000000000000000000000000000000000000000000000000", "The key is not known here.")]
    public async Task Without_a_valid_key_it_is_401(string? authorization, string detail)
    {
        var client = host.CreateClient();
        client.DefaultRequestHeaders.Authorization = authorization is null ? null : AuthenticationHeaderValue.Parse(authorization);

        var response = await client.PostAsync("/v1/executions", RunningHost.Json("{}"), Stop);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(detail, (await RunningHost.ReadAsync(response)).GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_known_id_with_a_wrong_secret_is_401()
    {
        var client = host.As("agent");
        var key = client.DefaultRequestHeaders.Authorization!.Parameter!;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key[..^1] + (key[^1] == '0' ? '1' : '0'));

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/v1/incidents", Stop)).StatusCode);
    }

    [Theory]
    [InlineData("agent", "GET", "/v1/incidents", "reviewer or admin")]
    [InlineData("agent", "GET", "/v1/incidents/inc_00000000000000000000000000000000", "reviewer or admin")]
    [InlineData("agent", "GET", "/v1/policy", "reviewer or admin")]
    [InlineData("agent", "GET", "/v1/keys", "admin")]
    [InlineData("reviewer", "GET", "/v1/keys", "admin")]
    [InlineData("reviewer", "DELETE", "/v1/keys/x", "admin")]
    [InlineData("admin", "POST", "/v1/executions", "agent or reviewer")]
    public async Task The_wrong_role_is_403_and_learns_the_right_one(string role, string method, string path, string needed)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Content = string.Equals(method, "POST", StringComparison.Ordinal) ? RunningHost.Json("{}") : null;
        var response = await host.As(role).SendAsync(request, Stop);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal($"This needs a key with the role {needed}.", (await RunningHost.ReadAsync(response)).GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_made_key_works_until_it_is_revoked_and_is_listed_without_its_secret()
    {
        var admin = host.As("admin");
        var (made, key) = await RunningHost.PostAsync(admin, "/v1/keys", new { name = "ci", role = "agent" });
        var client = host.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key.GetProperty("key").GetString());
        var id = key.GetProperty("id").GetString();

        var (before, _) = await RunningHost.PostAsync(client, "/v1/screenings", new { language = "python", code = "x" });
        var list = await (await admin.GetAsync("/v1/keys", Stop)).Content.ReadAsStringAsync(Stop);
        var revoked = await admin.DeleteAsync($"/v1/keys/{id}", Stop);
        var (after, problem) = await RunningHost.PostAsync(client, "/v1/screenings", new { language = "python", code = "x" });

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.NoContent), (made.StatusCode, before.StatusCode, revoked.StatusCode));
        Assert.Contains(id!, list, StringComparison.Ordinal);
        Assert.DoesNotContain("igk_", list, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
        Assert.Equal("The key was revoked; ask an admin for a new one.", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task An_unknown_role_or_key_is_named()
    {
        var (bad, problem) = await RunningHost.PostAsync(host.As("admin"), "/v1/keys", new { name = "x", role = "king" });
        var missing = await host.As("admin").DeleteAsync("/v1/keys/none", Stop);

        Assert.Equal(HttpStatusCode.BadRequest, bad.StatusCode);
        Assert.Equal("role 'king' does not exist; there are agent, reviewer, admin", problem.GetProperty("detail").GetString());
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task An_agent_sees_its_own_executions_and_nobody_else_s()
    {
        var (_, own) = await RunningHost.PostAsync(host.As("agent"), "/v1/executions", new { language = "python", code = "x" });
        var (_, other) = await RunningHost.PostAsync(host.As("reviewer"), "/v1/executions", new { language = "python", code = "x" });

        Assert.Equal(HttpStatusCode.OK, (await host.As("agent").GetAsync($"/v1/executions/{own.GetProperty("id")}", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.As("agent").GetAsync($"/v1/executions/{other.GetProperty("id")}", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.As("agent").GetAsync($"/v1/executions/{other.GetProperty("id")}/observations", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.As("reviewer").GetAsync($"/v1/executions/{own.GetProperty("id")}", Stop)).StatusCode);
    }

    [Theory]
    [InlineData(Disclosure.Rules, HttpStatusCode.Forbidden)]
    [InlineData(Disclosure.Full, HttpStatusCode.OK)]
    public async Task Observations_are_disclosed_to_agents_only_in_full(Disclosure disclosure, HttpStatusCode status)
    {
        using var own = new RunningHost();
        own.CreateClient();
        own.Policy.Disclosure = disclosure;
        var (_, execution) = await RunningHost.PostAsync(own.As("agent"), "/v1/executions", new { language = "python", code = "x" });

        Assert.Equal(status, (await own.As("agent").GetAsync($"/v1/executions/{execution.GetProperty("id")}/observations", Stop)).StatusCode);
    }

    [Fact]
    public void The_first_keys_are_files_of_their_owner_alone()
    {
        host.CreateClient();
        foreach (var role in (string[])["admin", "reviewer", "agent"])
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(host.Data, "keys", role + ".key")));
    }
}

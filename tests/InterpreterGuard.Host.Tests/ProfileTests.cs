using System.Net;
using System.Text.Json;
using InterpreterGuard.Core.Access;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Host.Tests;

public sealed class ProfileTests : IDisposable
{
    private readonly RunningHost _host = new();

    public ProfileTests()
    {
        _host.CreateClient();
        _host.Policy.MutableProfiles["shells"] = new Profile { Name = "shells", Languages = [Language.Shell], EnvironmentNames = ["LC_*"] };
        _host.Policy.MutableProfiles["reviewers"] = new Profile { Name = "reviewers", Roles = [Role.Reviewer] };
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_request_may_narrow_its_profile()
    {
        Submission? submission = null;
        _host.Sandboxes.WhenRun = (seen, sink, gone) =>
        {
            submission = seen;
            return TestKit.Fakes.FakeSandboxes.Echoed(seen);
        };

        var (response, _) = await PostAsync("agent", """{"language":"python","code":"1","limits":{"memory":"128MiB","wall_clock":"2s","processes":9,"cpu_cores":0.5}}""");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(new LimitsAsked { MemoryBytes = 128 << 20, WallClock = TimeSpan.FromSeconds(2), Processes = 9, CpuCores = 0.5 }, submission!.LimitsAsked);
        var given = _host.Sandboxes.Claimed[^1];
        Assert.Equal((128L << 20, TimeSpan.FromSeconds(2), 9, 0.5), (given.MemoryBytesMax, given.WallClockMax, given.ProcessesMax, given.CpuCoresMax));
    }

    [Theory]
    [InlineData("""{"memory":"1GiB"}""", "limits.memory", "is 1GiB; profile 'standard' allows at most 512MiB. Ask for that or less, or for another profile")]
    [InlineData("""{"wall_clock":"11s"}""", "limits.wall_clock", "is 11s; profile 'standard' allows at most 10s. Ask for that or less, or for another profile")]
    [InlineData("""{"processes":true}""", "limits.processes", "must be a string or a number")]
    [InlineData("""{"memroy":"1MiB"}""", "limits.memroy", "is not known; did you mean 'memory'?")]
    [InlineData("[]", "limits", "must be an object such as {\"memory\": \"256MiB\"}")]
    public async Task A_request_may_not_widen_it(string limits, string field, string problem)
    {
        var (response, body) = await PostAsync("agent", $$"""{"language":"python","code":"1","limits":{{limits}}}""");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var error = Assert.Single(body.GetProperty("errors").EnumerateArray());
        Assert.Equal((field, problem), (error.GetProperty("field").GetString(), error.GetProperty("problem").GetString()));
        Assert.Empty(_host.Sandboxes.Claimed);
    }

    [Theory]
    [InlineData("agent", "reviewers", "shell", "{}", "profile 'reviewers' is not for this key; it may ask for long, shells, standard")]
    [InlineData("agent", "shells", "python", "{}", "language 'python' is not among those of profile 'shells': shell. Name another profile")]
    [InlineData("agent", "shells", "shell", """{"LC_ALL":"C","PATH_X":"y"}""", "env.PATH_X is not among the variables of profile 'shells': LC_*. Leave it out, or name another profile")]
    [InlineData("reviewer", "nobody", "shell", "{}", "profile 'nobody' does not exist; there are long, reviewers, shells, standard")]
    public async Task A_profile_is_for_those_it_names(string role, string profile, string language, string env, string detail)
    {
        var (response, body) = await PostAsync(role, $$"""{"language":"{{language}}","code":"1","profile":"{{profile}}","env":{{env}}}""");

        Assert.Equal((HttpStatusCode.BadRequest, detail), (response.StatusCode, body.GetProperty("detail").GetString()));
    }

    [Theory]
    [InlineData("reviewer", "reviewers", "{}")]
    [InlineData("agent", "shells", """{"LC_ALL":"C"}""")]
    public async Task And_those_get_it(string role, string profile, string env)
    {
        var (response, _) = await PostAsync(role, $$"""{"language":"shell","code":"1","profile":"{{profile}}","env":{{env}}}""");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private async Task<(HttpResponseMessage Response, JsonElement Body)> PostAsync(string role, string json)
    {
        var response = await _host.As(role).PostAsync("/v1/executions", RunningHost.Json(json), TestContext.Current.CancellationToken);
        return (response, await RunningHost.ReadAsync(response));
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using InterpreterGuard.Containment.Tests.Hosting;

namespace InterpreterGuard.Containment.Tests;

/// <summary>Held submissions through the real host: nothing of them runs until a person says so, and then it runs in a sandbox like any other.</summary>
[Collection(HostCollection.Name)]
[Trait("needs", "docker")]
public sealed class HeldTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_held_outlives_a_killed_host_and_runs_when_a_reviewer_releases_it()
    {
        Engine.SkipWithout();
        using var folders = new HostFolders();
        await using var host = new HostProcess(folders);
        await host.StartAsync();
        var held = await UnreadSubmission.RunAsync(host, Submission.Python("print('released at last')"));
        await host.CrashAsync();
        await host.StartAsync();

        var mine = await DecideAsync(host.Agent, held.Id, "release");
        var released = await DecideAsync(host.Reviewer, held.Id, "release");
        var again = await DecideAsync(host.Reviewer, held.Id, "reject");

        Assert.Equal(("held", ""), (held.Status, held.Stdout));
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Accepted, HttpStatusCode.Conflict), (mine, released, again));
        var ended = await EndedAsync(host, held.Id);
        Assert.Equal(("completed", "released at last\n"), (ended.GetProperty("status").GetString(), ended.GetProperty("stdout").GetString()));
        Assert.Equal("none", ended.GetProperty("security").GetProperty("policy").GetProperty("applied").GetProperty("network").GetString());
        Assert.Equal("released", (await host.IncidentAsync(held.Id))!.Value.GetProperty("decision").GetString());
    }

    [Fact]
    public async Task Nobody_deciding_in_time_is_a_refusal_also_for_what_was_held_before_the_host_was_killed()
    {
        Engine.SkipWithout();
        using var folders = new HostFolders();
        var policy = Path.Combine(folders.Policies, "policy.yaml");
        await File.WriteAllTextAsync(policy, (await File.ReadAllTextAsync(policy, Stop)).Replace("hold_for: 24h", "hold_for: 2s", StringComparison.Ordinal), Stop);
        await using var host = new HostProcess(folders);
        await host.StartAsync();
        var held = await UnreadSubmission.RunAsync(host, Submission.Python("print('never')"));
        await host.CrashAsync();
        await host.StartAsync();

        var ended = await EndedAsync(host, held.Id);

        Assert.Equal(("refused", ""), (ended.GetProperty("status").GetString(), ended.GetProperty("stdout").GetString()));
        Assert.Equal("refused", (await host.IncidentAsync(held.Id))!.Value.GetProperty("decision").GetString());
        Assert.Equal(HttpStatusCode.Conflict, await DecideAsync(host.Reviewer, held.Id, "release"));
    }

    private static async Task<HttpStatusCode> DecideAsync(HttpClient client, string id, string decision)
    {
        using var answer = await client.PostAsJsonAsync(new Uri($"/v1/held/{id}/{decision}", UriKind.Relative), new { reason = "A test wants it." }, JsonSerializerOptions.Default, Stop);
        return answer.StatusCode;
    }

    private static async Task<JsonElement> EndedAsync(HostProcess host, string id)
    {
        for (var i = 0; i < 300; i++)
        {
            var execution = await host.ReviewAsync($"/v1/executions/{id}");
            if (execution.GetProperty("status").GetString() is not ("held" or "running"))
                return execution;
            await Task.Delay(100, Stop);
        }

        Assert.Fail($"{id} did not end within 30 seconds.");
        return default;
    }
}

using System.Net;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Sandboxes;

namespace InterpreterGuard.Host.Tests;

public sealed class WatchTests : IDisposable
{
    private static readonly object Code = new { language = "python", code = "print(1)" };
    private readonly RunningHost _host = new();
    private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public WatchTests()
    {
        _host.CreateClient();
        _host.Policy.With("IG4004", "Metadata", RuleAction.Alert, Severity.High, fact => fact is NetworkConnect { Port: 80 });
        _host.Sandboxes.WhenRun = async (_, sink, stop) =>
        {
            See(sink, 443);
            await _goOn.Task.WaitAsync(stop);
            See(sink, 80);
            return new SandboxOutcome { Status = ExecutionStatus.Completed, ExitCode = 0 };
        };
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task What_is_seen_is_told_while_the_code_runs_and_then_how_it_ended()
    {
        var id = await StartAsync();
        using var events = await WatchAsync(_host.As("reviewer"), id);

        Assert.Equal("text/event-stream", events.Response.Content.Headers.ContentType?.ToString());
        Assert.Equal((id, "python"), Of(await events.NextAsync(), "began", data => (data.GetProperty("execution_id").GetString(), data.GetProperty("language").GetString())));
        Assert.Equal("allow", Of(await events.NextAsync(), "screened", data => data.GetProperty("verdict").GetString()));
        var first = (await events.NextAsync())!.Value;
        Assert.Equal((1, "observation", 443), (first.Id, first.Name, first.Data.GetProperty("fact").GetProperty("port").GetInt32()));
        Assert.False(first.Data.TryGetProperty("detections", out _));
        _goOn.SetResult();
        var rest = await events.RestAsync();
        Assert.Equal(["2 observation", "0 ended"], rest.Select(one => $"{one.Id} {one.Name}"));
        Assert.Equal("IG4004", rest[0].Data.GetProperty("detections")[0].GetProperty("rule").GetString());
        Assert.Equal(("completed", 1), (rest[1].Data.GetProperty("status").GetString(), rest[1].Data.GetProperty("detections").GetInt32()));
        Assert.StartsWith("inc_", rest[1].Data.GetProperty("incident_id").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_ended_is_told_from_the_store_in_the_same_words()
    {
        var id = await StartAsync();
        List<string> live;
        using (var events = await WatchAsync(_host.As("reviewer"), id))
        {
            await events.NextAsync();
            _goOn.SetResult();
            live = [.. (await events.RestAsync()).Select(Text)];
        }

        using var kept = await WatchAsync(_host.As("reviewer"), id);
        await kept.NextAsync();
        Assert.Equal(live, (await kept.RestAsync()).Select(Text));
    }

    [Fact]
    public async Task Who_comes_back_reads_on_where_it_was()
    {
        var id = await StartAsync();
        _goOn.SetResult();
        using (var all = await WatchAsync(_host.As("reviewer"), id))
            Assert.Equal(5, (await all.RestAsync()).Count);

        using var rest = await WatchAsync(_host.As("reviewer"), id, lastEventId: "1");

        Assert.Equal(["observation", "ended"], (await rest.RestAsync()).Select(one => one.Name));
        using var wrong = await WatchAsync(_host.As("reviewer"), id, lastEventId: "x");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Response.StatusCode);
    }

    [Fact]
    public async Task A_reader_that_stays_away_does_not_make_the_code_wait()
    {
        _host.Sandboxes.WhenRun = (_, sink, _) =>
        {
            for (var i = 0; i < 20_000; i++)
                See(sink, 443);
            return Task.FromResult(new SandboxOutcome { Status = ExecutionStatus.Completed, ExitCode = 0 });
        };
        using var follower = await ServerEvents.GetAsync(_host.As("reviewer"), "/v1/observations");
        var (_, answer) = await RunningHost.PostAsync(_host.As("agent"), "/v1/executions", Code);

        Assert.Equal("completed", answer.GetProperty("status").GetString());
        using var kept = await WatchAsync(_host.As("reviewer"), answer.GetProperty("id").GetString()!);
        var all = await kept.RestAsync();
        Assert.Equal(10_000, all.Count(one => one.Name == "observation"));
        Assert.Equal(10_000, all[^1].Data.GetProperty("observations_dropped").GetInt64());
    }

    [Fact]
    public async Task An_agent_watches_its_own_as_far_as_the_policy_discloses()
    {
        var id = await StartAsync();
        _goOn.SetResult();

        using (var refused = await WatchAsync(_host.As("agent"), id))
            Assert.Equal(HttpStatusCode.Forbidden, refused.Response.StatusCode);
        _host.Policy.Disclosure = Disclosure.Full;
        _host.Policy.Redaction = new HidesAddresses();
        using var told = await WatchAsync(_host.As("agent"), id);
        var observation = (await told.RestAsync()).First(one => one.Name == "observation");
        Assert.Equal("[masked]", observation.Data.GetProperty("fact").GetProperty("address").GetString());
        using var all = await ServerEvents.GetAsync(_host.As("agent"), "/v1/observations");
        Assert.Equal(HttpStatusCode.Forbidden, all.Response.StatusCode);
        using var unknown = await WatchAsync(_host.As("reviewer"), "exe_00000000000000000000000000000000");
        Assert.Equal(HttpStatusCode.NotFound, unknown.Response.StatusCode);
    }

    [Fact]
    public async Task All_executions_are_followed_as_they_begin()
    {
        _goOn.SetResult();
        using var events = await ServerEvents.GetAsync(_host.As("reviewer"), "/v1/observations");

        var (_, one) = await RunningHost.PostAsync(_host.As("agent"), "/v1/executions", Code);
        var (_, two) = await RunningHost.PostAsync(_host.As("agent"), "/v1/executions", Code);

        foreach (var answer in new[] { one, two })
        {
            foreach (var name in new[] { "began", "screened", "observation", "observation", "ended" })
                Assert.Equal(answer.GetProperty("id").GetString(), Of(await events.NextAsync(), name, data => data.GetProperty("execution_id").GetString()));
        }
    }

    [Fact]
    public async Task Who_watches_everything_does_not_keep_the_host_from_ending()
    {
        using var events = await ServerEvents.GetAsync(_host.As("reviewer"), "/v1/observations");

        var stopping = _host.Services.GetService(typeof(Microsoft.Extensions.Hosting.IHostApplicationLifetime)) as Microsoft.Extensions.Hosting.IHostApplicationLifetime;
        stopping!.StopApplication();

        Assert.Null(await events.NextAsync());
    }

    private static void See(IObservationSink sink, int port) =>
        sink.Observe(new ProcessReference(7, 1, "python3"), new NetworkConnect { Family = "inet", Address = "192.0.2.7", Port = port }, Decision.Denied);

    private async Task<string> StartAsync()
    {
        var (_, accepted) = await RunningHost.PostAsync(_host.As("agent"), "/v1/executions?wait=false", Code);
        return accepted.GetProperty("id").GetString()!;
    }

    private static async Task<ServerEvents> WatchAsync(HttpClient client, string id, string? lastEventId = null)
    {
        client.DefaultRequestHeaders.Accept.ParseAdd("text/event-stream");
        return await ServerEvents.GetAsync(client, $"/v1/executions/{id}/observations", lastEventId);
    }

    private static T Of<T>((long Id, string Name, System.Text.Json.JsonElement Data)? told, string name, Func<System.Text.Json.JsonElement, T> read)
    {
        Assert.Equal(name, told?.Name);
        return read(told!.Value.Data);
    }

    private static string Text((long Id, string Name, System.Text.Json.JsonElement Data) told) => $"{told.Id} {told.Name} {told.Data}";

    private sealed class HidesAddresses : IRedaction
    {
        public bool MasksOutput => false;

        public string Mask(string text) => text.Contains("192.0.2", StringComparison.Ordinal) ? "[masked]" : text;
    }
}

using System.Net;
using System.Text.Json;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Sandboxes;

namespace InterpreterGuard.Host.Tests;

public sealed class AsyncTests : IDisposable
{
    private static readonly object Code = new { language = "python", code = "print(1)" };
    private readonly RunningHost _host = new();
    private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public AsyncTests()
    {
        _host.CreateClient();
        _host.Sandboxes.WhenRun = async (submission, _, callerGone) =>
        {
            try
            {
                await _goOn.Task.WaitAsync(callerGone);
                return await TestKit.Fakes.FakeSandboxes.Echoed(submission);
            }
            catch (OperationCanceledException)
            {
                return new SandboxOutcome { Status = ExecutionStatus.Cancelled };
            }
        };
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("?wait=false", null)]
    [InlineData("", "respond-async")]
    [InlineData("", "wait=10, Respond-Async")]
    public async Task Who_does_not_wait_is_answered_at_once_and_asks_later(string query, string? prefer)
    {
        var agent = _host.As("agent");
        if (prefer is not null)
            agent.DefaultRequestHeaders.Add("Prefer", prefer);

        var (response, body) = await RunningHost.PostAsync(agent, "/v1/executions" + query, Code);

        var id = body.GetProperty("id").GetString()!;
        Assert.Equal((HttpStatusCode.Accepted, "running"), (response.StatusCode, body.GetProperty("status").GetString()));
        Assert.Equal($"/v1/executions/{id}", response.Headers.Location?.ToString());
        var found = await RunningHost.ReadAsync(await agent.GetAsync(response.Headers.Location, Stop));
        Assert.Equal("running", found.GetProperty("status").GetString());
        _goOn.SetResult();
        Assert.Equal("completed", await EndOf(agent, id));
    }

    [Fact]
    public async Task Who_waits_for_nothing_in_particular_is_told_what_wait_means()
    {
        var (response, body) = await RunningHost.PostAsync(_host.As("agent"), "/v1/executions?wait=maybe", Code);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("wait must be true or false", body.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task What_runs_can_be_cancelled_and_cancelled_again()
    {
        var agent = _host.As("agent");
        var (_, body) = await RunningHost.PostAsync(agent, "/v1/executions?wait=false", Code);
        var id = body.GetProperty("id").GetString()!;

        var first = await agent.PostAsync($"/v1/executions/{id}/cancel", null, Stop);
        var end = await EndOf(agent, id);
        var second = await agent.PostAsync($"/v1/executions/{id}/cancel", null, Stop);

        Assert.Equal((HttpStatusCode.Accepted, "cancelled", HttpStatusCode.Accepted), (first.StatusCode, end, second.StatusCode));
        Assert.Equal("cancelled", (await RunningHost.ReadAsync(second)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task What_has_ended_cannot_be_cancelled_and_what_is_anothers_is_not_there()
    {
        _goOn.SetResult();
        var (_, mine) = await RunningHost.PostAsync(_host.As("agent"), "/v1/executions", Code);
        var (_, others) = await RunningHost.PostAsync(_host.As("reviewer"), "/v1/executions", Code);

        var ended = await _host.As("agent").PostAsync($"/v1/executions/{mine.GetProperty("id").GetString()}/cancel", null, Stop);
        var unseen = await _host.As("agent").PostAsync($"/v1/executions/{others.GetProperty("id").GetString()}/cancel", null, Stop);

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.NotFound), (ended.StatusCode, unseen.StatusCode));
        Assert.StartsWith("It ended as completed at ", (await RunningHost.ReadAsync(ended)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_waits_for_ends_and_is_kept_when_the_host_is_asked_to_end()
    {
        var agent = _host.As("agent");
        var (_, body) = await RunningHost.PostAsync(agent, "/v1/executions?wait=false", Code);
        _ = Task.Delay(300, Stop).ContinueWith(_ => _goOn.SetResult(), TaskScheduler.Default);

        await _host.DisposeAsync();

        using var again = new RunningHost(null, _host.Data);
        again.CreateClient();
        Assert.Equal("completed", await EndOf(again.As("agent"), body.GetProperty("id").GetString()!));
    }

    /// <summary>The status it ends with.</summary>
    internal static async Task<string> EndOf(HttpClient client, string id)
    {
        for (var i = 0; i < 200; i++)
        {
            var status = (await RunningHost.ReadAsync(await client.GetAsync($"/v1/executions/{id}", Stop))).GetProperty("status").GetString()!;
            if (status != "running")
                return status;
            await Task.Delay(50, Stop);
        }

        throw new TimeoutException($"{id} does not end");
    }
}

using System.Net;
using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace InterpreterGuard.Host.Tests;

/// <summary>A host that is asked to end finishes what it accepted, says so to whoever asks, and records what it had to end.</summary>
[Collection(nameof(AloneCollection))]
public sealed class DrainTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_takes_nothing_new_and_finishes_what_runs()
    {
        using var host = new RunningHost(null, null, ("Host:ShutdownSecondsMax", "30"));
        var (agent, go, runs) = Begin(host);
        var running = RunningHost.PostAsync(agent, "/v1/executions", new { language = "python", code = "print(1)" });
        await runs.Task.WaitAsync(Stop);

        host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        var (late, problem) = await RunningHost.PostAsync(agent, "/v1/executions", new { language = "python", code = "print(2)" });
        var ready = await agent.GetAsync("/health/ready", Stop);
        var health = await RunningHost.ReadAsync(ready);
        go.SetResult();

        Assert.Equal((HttpStatusCode.ServiceUnavailable, 30.0, "The host is ending"), (late.StatusCode, late.Headers.RetryAfter?.Delta?.TotalSeconds, problem.GetProperty("title").GetString()));
        Assert.Equal("application/problem+json", late.Content.Headers.ContentType?.MediaType);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "unable"), (ready.StatusCode, health.GetProperty("status").GetString()));
        Assert.Contains("The host was asked to end; it finishes what it accepted and takes nothing new.", health.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetString()));
        Assert.Equal("completed", (await running).Body.GetProperty("status").GetString());
    }

    [Fact]
    public async Task What_does_not_end_in_time_is_ended_and_the_reason_is_kept()
    {
        string id, data;
        using (var host = new RunningHost(null, null, ("Host:ShutdownSecondsMax", "1")))
        {
            data = host.Data;
            var (agent, _, runs) = Begin(host);
            var running = RunningHost.PostAsync(agent, "/v1/executions", new { language = "python", code = "print(1)" });
            await runs.Task.WaitAsync(Stop);
            host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
            var (response, body) = await running;
            Assert.Equal((HttpStatusCode.OK, "cancelled"), (response.StatusCode, body.GetProperty("status").GetString()));
            id = body.GetProperty("id").GetString()!;
        }

        using var next = new RunningHost(null, data);
        next.CreateClient();
        Assert.True(ExecutionId.TryParse(id, out var parsed));
        var kept = await next.Services.GetRequiredService<IEvidenceStore>().FindExecutionAsync(parsed, Stop);

        Assert.Equal((ExecutionStatus.Cancelled, "The host was asked to end, and this had not ended 1 s later."), (kept!.Status, kept.Outcome!.Failure));
    }

    private static (HttpClient Agent, TaskCompletionSource Go, TaskCompletionSource Runs) Begin(RunningHost host)
    {
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var runs = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Sandboxes.WhenRun = async (submission, _, gone) =>
        {
            runs.TrySetResult();
            try
            {
                await go.Task.WaitAsync(gone);
            }
            catch (OperationCanceledException)
            {
                return new() { Status = ExecutionStatus.Cancelled };
            }

            return await TestKit.Fakes.FakeSandboxes.Echoed(submission);
        };
        host.CreateClient();
        return (host.As("agent"), go, runs);
    }
}

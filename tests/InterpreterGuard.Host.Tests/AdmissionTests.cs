using System.Net;
using InterpreterGuard.Host.Admission;
using InterpreterGuard.TestKit.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace InterpreterGuard.Host.Tests;

/// <summary>The fake sandboxes have four places.</summary>
public sealed class AdmissionTests
{
    private static readonly object Code = new { language = "python", code = "print(1)" };
    private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rate_that_is_met_is_told_with_its_bound_and_when_to_come_back()
    {
        using var host = Host(options => (options.KeyRatePerMinuteMax, options.KeyRateBurstMax) = (6, 2));
        _goOn.SetResult();
        var agent = host.As("agent");
        await RunningHost.PostAsync(agent, "/v1/executions", Code);
        await RunningHost.PostAsync(agent, "/v1/executions", Code);

        var (response, body) = await RunningHost.PostAsync(agent, "/v1/executions", Code);

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal(("key_rate", 6), (body.GetProperty("bound").GetString(), body.GetProperty("limit").GetInt32()));
        Assert.InRange(body.GetProperty("retry_after_seconds").GetInt32(), 1, 10);
        Assert.Equal(response.Headers.RetryAfter?.Delta, TimeSpan.FromSeconds(body.GetProperty("retry_after_seconds").GetInt32()));
        Assert.StartsWith("This key has begun more than 6 executions a minute. Try again in ", body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await RunningHost.PostAsync(host.As("reviewer"), "/v1/executions", Code)).Response.StatusCode);
    }

    [Fact]
    public async Task What_does_not_fit_waits_shows_in_health_and_runs_later()
    {
        using var host = Host(options => options.KeyQueueMax = 3);
        var agent = host.As("agent");
        var sent = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            sent.Add((await RunningHost.PostAsync(agent, "/v1/executions?wait=false", Code)).Body.GetProperty("id").GetString()!);
            await UntilAsync(() => host.Sandboxes.Running == Math.Min(i + 1, 4));
        }

        var (refused, body) = await RunningHost.PostAsync(agent, "/v1/executions", Code);
        Assert.Equal((HttpStatusCode.TooManyRequests, "key_queue"), (refused.StatusCode, body.GetProperty("bound").GetString()));
        var queue = (await RunningHost.ReadAsync(await agent.GetAsync("/health", Stop))).GetProperty("queue");
        Assert.Equal((3, 4, 4), (queue.GetProperty("batch").GetInt32(), queue.GetProperty("taken").GetInt32(), queue.GetProperty("places").GetInt32()));

        _goOn.SetResult();
        foreach (var id in sent)
            Assert.Equal("completed", await AsyncTests.EndOf(agent, id));
    }

    [Fact]
    public async Task Whose_turn_does_not_come_in_time_is_kept_and_told_why()
    {
        using var host = Host(options => (options.KeyConcurrencyMax, options.QueueWaitMax) = (1, TimeSpan.FromMilliseconds(200)));
        var agent = host.As("agent");
        await RunningHost.PostAsync(agent, "/v1/executions?wait=false", Code);

        var (response, body) = await RunningHost.PostAsync(agent, "/v1/executions", Code);

        Assert.Equal((HttpStatusCode.TooManyRequests, "key_concurrency", 1), (response.StatusCode, body.GetProperty("bound").GetString(), body.GetProperty("limit").GetInt32()));
        Assert.Equal("sandbox_failed", await AsyncTests.EndOf(agent, body.GetProperty("execution_id").GetString()!));
        _goOn.SetResult();
    }

    [Fact]
    public async Task A_priority_is_interactive_or_batch()
    {
        using var host = Host(_ => { });
        _goOn.SetResult();

        var (wrong, body) = await RunningHost.PostAsync(host.As("agent"), "/v1/executions", new { language = "python", code = "1", priority = "high" });
        var (right, _) = await RunningHost.PostAsync(host.As("agent"), "/v1/executions", new { language = "python", code = "1", priority = "batch" });

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (wrong.StatusCode, right.StatusCode));
        Assert.Equal("priority must be interactive or batch", body.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_greedy_caller_does_not_keep_out_a_small_one()
    {
        using var host = Host(options => (options.KeyRateBurstMax, options.KeyQueueMax, options.HostQueueMax) = (1000, 1000, 1000));
        host.Sandboxes.WhenRun = async (submission, _, _) =>
        {
            await Task.Delay(5, Stop);
            return await FakeSandboxes.Echoed(submission);
        };
        var (greedy, small) = (host.As("agent"), host.As("reviewer"));
        var many = Enumerable.Range(0, 100).Select(_ => RunningHost.PostAsync(greedy, "/v1/executions", Code)).ToList();
        await UntilAsync(() => host.Sandboxes.Running == 4);
        var few = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => RunningHost.PostAsync(small, "/v1/executions", Code)));
        var greedyLeft = many.Count(one => !one.IsCompleted);
        await Task.WhenAll(many);

        Assert.All(few, one => Assert.Equal(HttpStatusCode.OK, one.Response.StatusCode));
        Assert.True(greedyLeft > 50, $"only {greedyLeft} of the greedy caller's hundred were left when the small one had its five");
    }

    /// <summary>Waits until something is so, at most ten seconds.</summary>
    internal static async Task UntilAsync(Func<bool> so)
    {
        for (var i = 0; !so(); i++)
        {
            Assert.True(i < 500, "it did not come to be");
            await Task.Delay(20, Stop);
        }
    }

    private RunningHost Host(Action<AdmissionOptions> configure)
    {
        var host = new RunningHost(services => services.Configure(configure));
        host.CreateClient();
        host.Sandboxes.WhenRun = async (submission, _, _) =>
        {
            await _goOn.Task;
            return await FakeSandboxes.Echoed(submission);
        };
        return host;
    }
}

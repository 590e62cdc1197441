using System.Net;
using System.Text.Json;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.TestKit.Fakes;

namespace InterpreterGuard.Host.Tests;

public sealed class IdempotencyTests : IDisposable
{
    private const string Code = """{"language":"python","code":"print(1)"}""";
    private readonly RunningHost _host = new();
    private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _runs;

    public IdempotencyTests()
    {
        _host.CreateClient();
        Counts(_host);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_request_that_is_sent_again_gets_the_answer_of_the_first()
    {
        _goOn.SetResult();
        var (first, again) = (await SendAsync("a"), await SendAsync("a"));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, again.StatusCode));
        Assert.Equal(await IdOf(first), await IdOf(again));
        Assert.False(first.Headers.Contains("Idempotent-Replay"));
        Assert.Equal(["true"], again.Headers.GetValues("Idempotent-Replay"));
        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task A_request_that_is_sent_again_while_the_first_runs_waits_for_it()
    {
        var first = SendAsync("a", wait: false);
        var id = await IdOf(await first);
        var waiting = SendAsync("a");
        using var streaming = await ServerEvents.PostAsync(_host.As("agent"), "/v1/executions", JsonElement.Parse(Code), ("Idempotency-Key", "a"));
        Assert.Equal(id, (await streaming.NextAsync())!.Value.Data.GetProperty("id").GetString());
        Assert.Equal(HttpStatusCode.Accepted, (await SendAsync("a", wait: false)).StatusCode);

        _goOn.SetResult();

        Assert.Equal(id, await IdOf(await waiting));
        Assert.Equal("completed", (await streaming.RestAsync())[^1].Name);
        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task Of_many_at_the_same_instant_one_runs()
    {
        var sending = Enumerable.Range(0, 20).Select(number => SendAsync("a", wait: number % 2 == 0)).ToList();
        _goOn.SetResult();

        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var response in await Task.WhenAll(sending))
            ids.Add(await IdOf(response));

        Assert.Single(ids);
        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task A_key_stands_for_one_request_of_one_caller()
    {
        _goOn.SetResult();
        await SendAsync("a");

        var other = await SendAsync("a", body: Code.Replace("print(1)", "print(2)", StringComparison.Ordinal));
        var another = await SendAsync("a", role: "reviewer");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.OK), (other.StatusCode, another.StatusCode));
        Assert.Equal("Idempotency-Key", (await RunningHost.ReadAsync(other)).GetProperty("errors")[0].GetProperty("field").GetString());
        Assert.Equal(2, _runs);
    }

    [Fact]
    public async Task A_key_is_remembered_by_the_next_host()
    {
        _goOn.SetResult();
        var id = await IdOf(await SendAsync("a"));
        await _host.DisposeAsync();
        using var next = new RunningHost(null, _host.Data);
        next.CreateClient();
        Counts(next);

        var again = await SendAsync("a", host: next);

        Assert.Equal(id, await IdOf(again));
        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task What_came_to_nothing_may_be_sent_again_with_its_key()
    {
        _goOn.SetResult();
        _host.Sandboxes.Unavailable = new SandboxUnavailableException("The engine does not answer");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await SendAsync("a")).StatusCode);
        _host.Sandboxes.Unavailable = null;

        var again = await SendAsync("a");

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.False(again.Headers.Contains("Idempotent-Replay"));
    }

    [Fact]
    public async Task An_execution_with_a_key_goes_on_when_its_caller_goes_away()
    {
        using var gone = new CancellationTokenSource();
        var sending = SendAsync("a", stop: gone.Token);
        await AdmissionTests.UntilAsync(() => _runs == 1);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        _goOn.SetResult();

        var again = await RunningHost.ReadAsync(await SendAsync("a"));

        Assert.Equal("completed", again.GetProperty("status").GetString());
        Assert.Equal(1, _runs);
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("ü")]
    public async Task A_key_that_is_no_word_is_told_so(string key)
    {
        var response = await SendAsync(key);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("Idempotency-Key must be one word of 1 to 200 visible ASCII characters, such as a UUID", (await RunningHost.ReadAsync(response)).GetProperty("detail").GetString());
    }

    private static async Task<string> IdOf(HttpResponseMessage response) => (await RunningHost.ReadAsync(response)).GetProperty("id").GetString()!;

    private void Counts(RunningHost host) => host.Sandboxes.WhenRun = async (submission, _, _) =>
    {
        Interlocked.Increment(ref _runs);
        await _goOn.Task;
        return await FakeSandboxes.Echoed(submission);
    };

    private Task<HttpResponseMessage> SendAsync(
        string key, bool wait = true, string body = Code, string role = "agent", RunningHost? host = null, CancellationToken? stop = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/executions?wait={(wait ? "true" : "false")}") { Content = RunningHost.Json(body) };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return (host ?? _host).As(role).SendAsync(request, stop ?? Stop);
    }
}

using InterpreterGuard.Client.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace InterpreterGuard.Client.Tests;

public class StreamTests
{
    private const string Whole = """{"id":"exe_1","status":"completed","stdout":"ab"}""";

    private static readonly string Started = WireServer.Event(1, "started", """{"id":"exe_1","session_id":"ses_1","language":"python"}""");
    private static readonly string First = WireServer.Event(2, "stdout", """{"text":"a"}""");
    private static readonly string Second = WireServer.Event(3, "stdout", """{"text":"b"}""");
    private static readonly string Ended = WireServer.Event(9, "completed", Whole);

    private static readonly CodeRequest Code = new() { Language = "python", Code = "print('ab')" };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_kind_of_event_has_its_type()
    {
        await using var host = new WireServer(WireServer.Events(
            Started,
            ": heartbeat\n\n",
            First,
            WireServer.Event(3, "stderr", """{"text":"careful"}"""),
            WireServer.Event(4, "result", """{"data":{"text/plain":"42"},"is_main":true}"""),
            WireServer.Event(5, "artifact", """{"path":"a.csv","size":3,"type":"text/csv"}"""),
            WireServer.Event(6, "novelty", """{"what":"ever"}"""),
            WireServer.Event(7, "error", """{"name":"E","value":"v","traceback":"t"}"""),
            Ended));
        using var client = host.Client();

        var told = await client.StreamAsync(Code, Stop).ToListAsync(Stop);

        Assert.Equal(
            ["started exe_1 ses_1", "out a", "err careful", "result 42 True", "file a.csv 3", "error E v t", "ended completed ab"],
            told.Select(one => one switch
            {
                ExecutionStarted started => $"started {started.Id} {started.SessionId}",
                OutputWritten output => $"{(output.IsError ? "err" : "out")} {output.Text}",
                ResultProduced result => $"result {result.Result.Text} {result.Result.IsMain}",
                ArtifactWritten file => $"file {file.File.Path} {file.File.Size}",
                ErrorRaised error => $"error {error.Error.Name} {error.Error.Value} {error.Error.Traceback}",
                ExecutionEnded ended => $"ended {ended.Execution.Status} {ended.Execution.Stdout}",
                _ => "?",
            }));
        Assert.Equal(("POST", "/v1/executions", "text/event-stream"), (Assert.Single(host.Requests).Method, host.Requests.First().Path, host.Requests.First().Header("Accept")));
    }

    [Fact]
    public async Task A_broken_connection_goes_on_behind_the_last_event_that_was_seen()
    {
        await using var host = new WireServer(WireServer.Events(Started, First, "id: 3\nevent: std"), WireServer.Events(Second), WireServer.Events(Ended));
        using var client = host.Client();

        var told = await client.StreamAsync(Code, Stop).ToListAsync(Stop);

        Assert.Equal("ab", string.Concat(told.OfType<OutputWritten>().Select(output => output.Text)));
        Assert.Equal(["POST /v1/executions ", "GET /v1/executions/exe_1/events 2", "GET /v1/executions/exe_1/events 3"],
            host.Requests.Select(request => $"{request.Method} {request.Path} {request.Header("Last-Event-ID")}"));
    }

    [Fact]
    public async Task What_is_told_twice_after_a_break_is_heard_once()
    {
        await using var host = new WireServer(WireServer.Events(Started, First), WireServer.Events(Started, First, Second, Ended));
        using var client = host.Client();

        var told = await client.StreamAsync(Code, Stop).ToListAsync(Stop);

        Assert.Equal(["1", "2", "3", "9"], told.Select(one => one.EventId));
    }

    [Fact]
    public async Task A_submission_that_broke_before_its_first_event_is_sent_again_under_the_same_key()
    {
        await using var host = new WireServer("", WireServer.Events(Started, Ended));
        using var client = host.Client();

        await client.StreamAsync(Code, Stop).ToListAsync(Stop);

        Assert.Equal(["POST", "POST"], host.Requests.Select(request => request.Method));
        Assert.Single(host.Requests.Select(request => request.Header("Idempotency-Key")).Distinct());
    }

    [Fact]
    public async Task A_host_that_keeps_breaking_off_is_given_up()
    {
        await using var host = new WireServer(WireServer.Events(Started), WireServer.Events());
        using var client = host.Client(retriesMax: 2);

        var gone = await Assert.ThrowsAsync<GuardException>(async () => await client.StreamAsync(Code, Stop).ToListAsync(Stop));

        Assert.Equal("exe_1", gone.ExecutionId);
        Assert.StartsWith($"The connection to {host.Address} broke before the execution's end", gone.Message, StringComparison.Ordinal);
        Assert.Equal(3, host.Requests.Count(request => !request.Path.EndsWith("/cancel", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Leaving_early_ends_the_execution()
    {
        await using var host = new WireServer(request => request.Path.EndsWith("/cancel", StringComparison.Ordinal)
            ? WireServer.Json(202, "{}")
            : WireServer.Events(Started, First) + WireServer.Silence);
        using var client = host.Client();

        await foreach (var told in client.StreamAsync(Code, Stop))
        {
            if (told is OutputWritten)
                break;
        }

        Assert.Equal("POST /v1/executions/exe_1/cancel", $"{host.Requests.Last().Method} {host.Requests.Last().Path}");
    }

    [Fact]
    public async Task Following_what_somebody_else_started_ends_nothing_when_it_is_left()
    {
        await using var host = new WireServer(WireServer.Events(Started, First) + WireServer.Silence);
        using var client = host.Client();

        await foreach (var told in client.FollowAsync("exe_1", Stop))
        {
            if (told is OutputWritten)
                break;
        }

        Assert.Equal("GET /v1/executions/exe_1/events", $"{Assert.Single(host.Requests).Method} {host.Requests.First().Path}");
    }

    [Fact]
    public async Task A_connection_that_died_without_a_word_is_made_anew()
    {
        var time = new FakeTimeProvider();
        await using var host = new WireServer(WireServer.Events(Started, First) + WireServer.Silence, WireServer.Events(Ended));
        using var client = new GuardClient(host.Address, "igk_key", new() { Time = time, RetryDelayMax = TimeSpan.FromMilliseconds(1) });
        await using var told = client.StreamAsync(Code, Stop).GetAsyncEnumerator(Stop);
        Assert.True(await told.MoveNextAsync());
        Assert.True(await told.MoveNextAsync());

        var next = told.MoveNextAsync().AsTask();
        await Task.WhenAny(next, Task.Delay(TimeSpan.FromMilliseconds(100), Stop));
        Assert.False(next.IsCompleted);
        while (!next.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(46));
            await Task.WhenAny(next, Task.Delay(TimeSpan.FromMilliseconds(20), Stop));
        }

        Assert.True(await next);
        Assert.IsType<ExecutionEnded>(told.Current);
    }

    [Fact]
    public async Task Cancelling_a_wait_for_code_ends_the_code()
    {
        await using var host = new WireServer(request => request.Path switch
        {
            "/v1/executions" => WireServer.Silence,
            "/v1/executions?wait=false" => WireServer.Json(202, """{"id":"exe_7","status":"running"}"""),
            _ => WireServer.Json(202, "{}"),
        });
        using var client = host.Client();
        using var leave = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.RunAsync(Code, leave.Token));

        Assert.Equal(["POST /v1/executions", "POST /v1/executions?wait=false", "POST /v1/executions/exe_7/cancel"], host.Requests.Select(request => $"{request.Method} {request.Path}"));
        Assert.Single(host.Requests.Take(2).Select(request => request.Header("Idempotency-Key")).Distinct());
    }

    [Fact]
    public async Task Where_events_are_not_kept_any_more_the_end_is_told_all_the_same()
    {
        await using var host = new WireServer(
            WireServer.Events(Started, First), WireServer.Json(410, """{"title":"No events"}"""), WireServer.Json(200, """{"id":"exe_1","status":"running"}"""), WireServer.Json(200, Whole));
        using var client = host.Client();

        var told = await client.StreamAsync(Code, Stop).ToListAsync(Stop);

        Assert.Equal("ab", Assert.IsType<ExecutionEnded>(told[^1]).Execution.Stdout);
    }

    [Fact]
    public async Task Waiting_asks_until_the_end_and_what_is_held_is_none()
    {
        await using var host = new WireServer(
            WireServer.Json(200, """{"id":"exe_1","status":"running"}"""), WireServer.Json(200, """{"id":"exe_1","status":"held"}"""), WireServer.Json(200, Whole));
        using var client = host.Client();

        var execution = await client.WaitAsync("exe_1", Stop);

        Assert.Equal(ExecutionStatus.Completed, execution.Status);
        Assert.Equal(3, host.Requests.Count);
    }
}

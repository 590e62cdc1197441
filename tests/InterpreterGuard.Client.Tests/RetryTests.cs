using System.Net;
using System.Text;
using InterpreterGuard.Client.Tests.Support;

namespace InterpreterGuard.Client.Tests;

public class RetryTests
{
    private const string Done = """{"id":"exe_1","status":"completed","stdout":"42\n"}""";
    private const string Full = """{"title":"The host is full","detail":"All sandboxes are busy.","bound":"host_sandboxes"}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_submission_that_met_a_full_host_is_sent_again_under_the_same_key()
    {
        await using var host = new WireServer(WireServer.Json(429, Full, "Retry-After: 0\r\n"), WireServer.Json(200, Done));
        using var client = host.Client();

        var execution = await client.RunAsync("python", "print(6 * 7)", Stop);

        Assert.Equal((ExecutionStatus.Completed, "42\n"), (execution.Status, execution.Stdout));
        Assert.Equal(2, host.Requests.Count);
        Assert.Single(host.Requests.Select(request => request.Header("Idempotency-Key")).Distinct());
        Assert.All(host.Requests, request => Assert.Equal("Bearer igk_key", request.Header("Authorization")));
    }

    [Fact]
    public async Task Two_submissions_have_two_keys()
    {
        await using var host = new WireServer(WireServer.Json(200, Done));
        using var client = host.Client();

        await client.RunAsync("python", "1", Stop);
        await client.RunAsync("python", "1", Stop);

        Assert.Equal(2, host.Requests.Select(request => request.Header("Idempotency-Key")).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_submission_whose_connection_broke_is_sent_again_under_the_same_key()
    {
        await using var host = new WireServer("", "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"id\":", WireServer.Json(200, Done));
        using var client = host.Client();

        var execution = await client.RunAsync("python", "1", Stop);

        Assert.Equal("exe_1", execution.Id);
        Assert.Equal(3, host.Requests.Count);
        Assert.Single(host.Requests.Select(request => request.Header("Idempotency-Key")).Distinct());
    }

    [Fact]
    public async Task A_host_that_stays_full_is_asked_so_often_and_no_more()
    {
        await using var host = new WireServer(WireServer.Json(429, Full));
        using var client = host.Client(retriesMax: 2);

        var refused = await Assert.ThrowsAsync<GuardException>(() => client.RunAsync("python", "1", Stop));

        Assert.Equal((HttpStatusCode.TooManyRequests, "host_sandboxes"), (refused.Status, refused.Bound));
        Assert.Equal(3, host.Requests.Count);
    }

    [Fact]
    public async Task A_longer_pause_than_one_wants_to_make_is_told_at_once()
    {
        await using var host = new WireServer(WireServer.Json(429, Full, "Retry-After: 60\r\n"));
        using var client = host.Client();

        var refused = await Assert.ThrowsAsync<GuardException>(() => client.RunAsync("python", "1", Stop));

        Assert.Equal(TimeSpan.FromSeconds(60), refused.RetryAfter);
        Assert.Single(host.Requests);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Nothing_is_sent_again_where_that_is_turned_off(int status)
    {
        await using var host = new WireServer(WireServer.Json(status, Full, "Retry-After: 0\r\n"));
        using var client = host.Client(retriesMax: 0);

        await Assert.ThrowsAsync<GuardException>(() => client.RunAsync("python", "1", Stop));

        // Without a key it ends with its connection.
        Assert.Null(Assert.Single(host.Requests).Header("Idempotency-Key"));
    }

    [Fact]
    public async Task Opening_a_session_is_not_asked_for_again_when_nobody_knows_whether_it_was_done()
    {
        await using var host = new WireServer("", WireServer.Json(201, """{"id":"ses_1"}"""));
        using var client = host.Client();

        await Assert.ThrowsAsync<GuardException>(() => client.CreateSessionAsync("python", Stop));

        Assert.Single(host.Requests);
    }

    [Fact]
    public async Task A_bad_request_is_not_sent_again()
    {
        await using var host = new WireServer(WireServer.Json(400, """{"title":"The request is not valid"}"""));
        using var client = host.Client();

        await Assert.ThrowsAsync<GuardException>(() => client.RunAsync("python", "1", Stop));

        Assert.Single(host.Requests);
    }

    [Fact]
    public async Task A_persons_decision_is_not_sent_again_when_nobody_knows_whether_it_arrived()
    {
        await using var host = new WireServer("", WireServer.Json(200, Done));
        using var client = host.Client();

        await Assert.ThrowsAsync<GuardException>(() => client.ReleaseAsync("exe_1", "known script", Stop));

        Assert.Single(host.Requests);
    }

    [Fact]
    public async Task A_file_that_can_be_read_again_is_sent_whole_the_second_time()
    {
        await using var host = new WireServer(WireServer.Json(503, "{}", "Retry-After: 0\r\n"), WireServer.Json(201, """{"id":"fil_1"}"""));
        using var client = host.Client();
        using var content = new MemoryStream(Encoding.UTF8.GetBytes("skipped,1,2,3"));
        content.Position = "skipped,".Length;

        var file = await client.UploadAsync("a b.csv", content, Stop);

        Assert.Equal("fil_1", file.Id);
        Assert.Equal(["POST /v1/files?name=a%20b.csv 1,2,3", "POST /v1/files?name=a%20b.csv 1,2,3"], host.Requests.Select(request => $"{request.Method} {request.Path} {request.Body}"));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_again_is_sent_once()
    {
        await using var host = new WireServer(WireServer.Json(503, "{}", "Retry-After: 0\r\n"));
        using var client = host.Client();
        await using var content = new OneWayStream("1,2,3");

        await Assert.ThrowsAsync<GuardException>(() => client.UploadAsync("a.csv", content, Stop));

        Assert.Equal("1,2,3", Assert.Single(host.Requests).Body);
    }

    [Fact]
    public async Task A_host_that_is_not_there_is_told_as_such()
    {
        Uri address;
        await using (var gone = new WireServer(""))
            address = gone.Address;
        using var client = new GuardClient(address, "igk_key", new() { RetriesMax = 1, RetryDelayMax = TimeSpan.FromMilliseconds(10) });

        var refused = await Assert.ThrowsAsync<GuardException>(() => client.RunAsync("python", "1", Stop));

        Assert.Null(refused.Status);
        Assert.StartsWith($"No host answers at {address}: ", refused.Message, StringComparison.Ordinal);
    }
}

using System.Net;
using InterpreterGuard.Client.Tests.Support;

namespace InterpreterGuard.Client.Tests;

public class ProblemTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Problem_details_are_told_field_by_field()
    {
        var problem = await ProblemAsync(400, """
            {"title":"The request is not valid","detail":"timeout_seconds must be above 0 and at most 30; leave it out for 30","trace_id":"t1",
             "errors":[{"field":"timeout_seconds","problem":"must be above 0 and at most 30; leave it out for 30"}]}
            """);

        Assert.Equal(HttpStatusCode.BadRequest, problem.Status);
        Assert.Equal("The request is not valid", problem.Title);
        Assert.Equal("t1", problem.TraceId);
        Assert.Equal([new GuardFieldProblem("timeout_seconds", "must be above 0 and at most 30; leave it out for 30")], problem.Errors);
        Assert.Equal("The host answers 400: The request is not valid. timeout_seconds must be above 0 and at most 30; leave it out for 30.", problem.Message);
    }

    [Theory]
    [InlineData("""{"title":"No.","detail":"It is so. ","problems":["a.yaml:1: bad.","b.yaml:2: worse"]}""", "The host answers 422: No. It is so. a.yaml:1: bad. b.yaml:2: worse.")]
    [InlineData("""{"title":"Not valid","detail":"One field is wrong.","errors":{"code":["is missing","send it"]}}""", "The host answers 422: Not valid. One field is wrong. code: is missing; send it.")]
    [InlineData("""{"title":"Not valid","detail":"langage is not known; did you mean 'language'?"}""", "The host answers 422: Not valid. langage is not known; did you mean 'language'?")]
    [InlineData("""{"errors":"odd"}""", "The host answers 422.")]
    [InlineData("<html>", "The host answers 422.")]
    [InlineData("", "The host answers 422.")]
    public async Task A_sentence_ends_once(string body, string expected) => Assert.Equal(expected, (await ProblemAsync(422, body)).Message);

    [Fact]
    public async Task A_pause_that_the_host_asks_for_is_told()
    {
        var problem = await ProblemAsync(429, """{"title":"Too many","bound":"key_rate","execution_id":"exe_9"}""", "Retry-After: 7\r\n");

        Assert.Equal(("key_rate", TimeSpan.FromSeconds(7), "exe_9"), (problem.Bound, problem.RetryAfter, problem.ExecutionId));
        Assert.Equal("The host answers 429: Too many. Try again in 7 s.", problem.Message);
    }

    [Fact]
    public async Task An_answer_that_is_no_json_is_told_as_such()
    {
        await using var host = new WireServer(WireServer.Json(200, "<html>"));
        using var client = host.Client(retriesMax: 0);

        var problem = await Assert.ThrowsAsync<GuardException>(() => client.RunAsync("python", "1", Stop));

        Assert.Equal($"{host.Address} answers, but not in JSON; is it a guard host?", problem.Message);
    }

    [Fact]
    public async Task A_host_that_never_answers_is_waited_for_so_long_and_no_longer()
    {
        await using var host = new WireServer(WireServer.Silence);
        using var client = new GuardClient(host.Address, "igk_key", new() { RetriesMax = 0, AnswerMax = TimeSpan.FromMilliseconds(200) });

        var problem = await Assert.ThrowsAsync<GuardException>(() => client.RunAsync("python", "1", Stop));

        Assert.Equal($"The host at {host.Address} gave no answer in 0 minutes.", problem.Message);
    }

    [Fact]
    public async Task Cancelling_is_cancelling_and_no_failure_of_the_host()
    {
        await using var host = new WireServer(WireServer.Silence);
        using var client = host.Client();
        using var leave = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.RunAsync("python", "1", leave.Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("igk_\r\nX-Evil: 1")]
    [InlineData("igk_ü")]
    public void A_key_that_no_header_holds_is_refused(string key) =>
        Assert.Throws<ArgumentException>(() => new GuardClient(new Uri("http://127.0.0.1:1"), key));

    [Fact]
    public void Options_out_of_bounds_are_all_told()
    {
        var refused = Assert.Throws<ArgumentException>(() => new GuardClient(new Uri("http://127.0.0.1:1"), "k", new() { RetriesMax = 21, SilenceMax = TimeSpan.FromSeconds(1) }));

        Assert.StartsWith("RetriesMax is 21; it must be 0 to 20. SilenceMax is 00:00:01; it must be at least 15 seconds.", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<GuardException> ProblemAsync(int status, string body, string headers = "")
    {
        await using var host = new WireServer(WireServer.Json(status, body, headers));
        using var client = host.Client(retriesMax: 0);
        return await Assert.ThrowsAsync<GuardException>(() => client.RunAsync("python", "1", Stop));
    }
}

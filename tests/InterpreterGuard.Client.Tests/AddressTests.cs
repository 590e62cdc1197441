using InterpreterGuard.Client.Tests.Support;

namespace InterpreterGuard.Client.Tests;

public class AddressTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("../../keys")]
    [InlineData("a/./b")]
    [InlineData("/etc/passwd")]
    [InlineData("a//b")]
    [InlineData("")]
    public async Task A_path_that_would_name_another_address_is_not_sent(string path)
    {
        await using var host = new WireServer(WireServer.Json(200, "{}"));
        using var client = host.Client();
        var session = client.OpenSession("ses_1");

        await Assert.ThrowsAsync<GuardException>(() => session.DeleteFileAsync(path, Stop));

        Assert.Empty(host.Requests);
    }

    [Fact]
    public async Task Odd_names_arrive_as_they_are()
    {
        await using var host = new WireServer(WireServer.Json(200, "{}"));
        using var client = host.Client();

        await client.OpenSession("ses_1").DeleteFileAsync("a b/ü#?%2F.txt", Stop);

        Assert.Equal("a b/ü#?%2F.txt", Uri.UnescapeDataString(Assert.Single(host.Requests).Path["/v1/sessions/ses_1/files/".Length..]));
    }

    [Theory]
    [InlineData("..")]
    [InlineData("")]
    public async Task An_id_that_would_name_another_address_is_not_sent(string id)
    {
        await using var host = new WireServer(WireServer.Json(200, "{}"));
        using var client = host.Client();

        await Assert.ThrowsAsync<GuardException>(() => client.GetIncidentAsync(id, Stop));

        Assert.Empty(host.Requests);
    }

    [Fact]
    public async Task What_the_client_does_not_know_is_still_there()
    {
        await using var host = new WireServer(WireServer.Json(200, """{"id":"exe_1","status":"paused","novelty":7,"security":{"verdict":"allow","policy":{"hash":"h"}}}"""));
        using var client = host.Client();

        var execution = await client.GetExecutionAsync("exe_1", Stop);

        Assert.Equal("paused", execution.Status.ToString());
        Assert.Equal(7, execution.Json.GetProperty("novelty").GetInt32());
        Assert.Equal(("allow", "h"), (execution.Security.Verdict, execution.Security.Policy?.Hash));
    }

    [Fact]
    public async Task A_request_holds_what_was_said_and_no_more()
    {
        await using var host = new WireServer(WireServer.Json(200, """{"id":"exe_1","status":"completed"}"""));
        using var client = host.Client();

        await client.RunAsync(
            new CodeRequest
            {
                Language = "python",
                Code = "1",
                Timeout = TimeSpan.FromSeconds(2.5),
                Files = [InputFile.OfText("a.txt", "hi"), InputFile.OfBytes("b.bin", new byte[] { 1, 2 }), InputFile.OfUpload("c.csv", "fil_1")],
                Context = new() { Agent = "tests" },
            },
            Stop);

        Assert.Equal(
            """{"language":"python","code":"1","files":[{"path":"a.txt","content":"hi"},{"path":"b.bin","content_base64":"AQI="},{"path":"c.csv","file_id":"fil_1"}],"timeout_seconds":2.5,"context":{"agent":"tests"}}""",
            Assert.Single(host.Requests).Body);
    }

    [Fact]
    public async Task A_session_is_deleted_by_whoever_opened_it_and_by_nobody_else()
    {
        await using var host = new WireServer(WireServer.Json(200, """{"id":"ses_1","status":"ready"}"""));
        using var client = host.Client();

        await using (await client.CreateSessionAsync("python", Stop))
            await client.OpenSession("ses_2").DisposeAsync();

        Assert.Equal(["POST /v1/sessions", "DELETE /v1/sessions/ses_1"], host.Requests.Select(request => $"{request.Method} {request.Path}"));
    }
}

using InterpreterGuard.Containment.Tests.Hosting;

namespace InterpreterGuard.Containment.Tests.Network;

/// <summary>A connection that was let through for one name is not free for another one: each request on it is read, and so is each hello in datagrams.</summary>
[Collection(BrokerCollection.Name)]
[Trait("needs", "docker")]
public sealed class KeptConnectionTests(BrokerHost broker)
{
    private const string Raw = """
        import socket
        s = socket.create_connection(("service.test", 80))
        s.settimeout(3)
        def ask(text):
            try:
                s.sendall(text.encode().replace(b"|", b"\r\n"))
                return s.recv(4096).decode().split("\r\n\r\n")[-1] or "closed"
            except OSError as problem:
                return type(problem).__name__

        """;

    [Fact]
    public async Task Requests_one_after_the_other_go_through_and_are_counted()
    {
        var answer = await RunAsync("""
            import requests
            with requests.Session() as session:
                print([session.get("http://service.test/a").text, session.post("http://service.test/b", data=b"x" * 300_000).text, session.get("http://service.test/c").text])
            """);

        Assert.Equal("['/a 0', '/b 300000', '/c 0']", answer.Stdout.Trim());
        Assert.Null(answer.IncidentId);
        var end = Assert.Single(await Flows.AtAsync(broker.Host, answer, "end"));
        Assert.Equal("3", end.Text("requests"));
        var told = Assert.Single(await Flows.AtAsync(broker.Host, answer, "request"));
        Assert.Equal(("POST", "service.test"), (told.Text("http_method"), told.Text("http_host")));
    }

    [Theory]
    [InlineData("GET /b HTTP/1.1|Host: elsewhere.test||")]
    [InlineData("GET http://elsewhere.test/b HTTP/1.1|Host: service.test||")]
    [InlineData("POST /b HTTP/1.1|Host: service.test|Content-Length: 3|Transfer-Encoding: chunked||0||GET /c HTTP/1.1|Host: elsewhere.test||")]
    public async Task A_later_request_for_another_host_does_not_go_on(string request)
    {
        var answer = await RunAsync($"{Raw}print(ask('GET /a HTTP/1.1|Host: service.test||'))\nfirst = ask('{request}')\nsecond = ask('GET /d HTTP/1.1|Host: service.test||')\nprint('/c' in first + second, '/d' in second, 'elsewhere' in first + second)");

        Assert.Equal(["/a 0", "False False False"], answer.Stdout.Trim().Split('\n'));
        Assert.Contains("IG4019", answer.Detections.Select(detection => detection.GetProperty("rule").GetString()));
        var end = Assert.Single(await Flows.AtAsync(broker.Host, answer, "end"));
        Assert.Equal("True", end.Text("mismatch"));
    }

    [Theory]
    [InlineData("||GET /a HTTP/1.1|Host: elsewhere.test||")]
    [InlineData("FETCH /a HTTP/1.1|Host: elsewhere.test||")]
    public async Task A_first_request_is_known_for_one_however_it_begins(string request)
    {
        var answer = await RunAsync($"{Raw}print('/a' in ask('{request}'))");

        Assert.Equal("False", answer.Stdout.Trim());
        var end = Assert.Single(await Flows.AtAsync(broker.Host, answer, "end"));
        Assert.Equal(("http", "True", "elsewhere.test"), (end.Text("protocol"), end.Text("mismatch"), end.Text("http_host")));
    }

    [Fact]
    public async Task A_beginning_in_datagrams_that_cannot_be_read_does_not_go_on()
    {
        var before = broker.Echo.Datagrams;

        var answer = await RunAsync("""
            import socket
            s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            s.settimeout(1)
            s.connect(("echo.test", 9999))
            s.send((b"\xc0\xff\x00\x00\x1d\x08" + b"12345678" + b"\x00\x00\x44\x00").ljust(1200, b"\0"))
            try:
                print(len(s.recv(2000)))
            except OSError as problem:
                print(type(problem).__name__)
            """);

        Assert.Equal("TimeoutError", answer.Stdout.Trim());
        Assert.Equal(before, broker.Echo.Datagrams);
        var end = Assert.Single(await Flows.AtAsync(broker.Host, answer, "end"));
        Assert.Equal(("quic", "True"), (end.Text("protocol"), end.Text("mismatch")));
    }

    private async Task<Answer> RunAsync(string code)
    {
        var answer = await broker.Host.RunAsync(Submission.Python(code) with { Profile = BrokerHost.Open });
        Assert.True(answer.Status == "completed", $"{answer}");
        return answer;
    }
}

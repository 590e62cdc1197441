using InterpreterGuard.Containment.Tests.Hosting;

namespace InterpreterGuard.Containment.Tests.Network;

/// <summary>Datagrams to destinations go and come back, connected and addressed.</summary>
[Collection(BrokerCollection.Name)]
[Trait("needs", "docker")]
public sealed class DatagramTests(BrokerHost broker)
{
    [Theory]
    [InlineData("s.connect(('echo.test', 9999)); s.send(b'ping'); print(s.recv(99))")]
    [InlineData("s.connect(('203.0.113.7', 9999)); s.send(b'ping'); print(s.recv(99))")]
    [InlineData("s.sendto(b'ping', ('echo.test', 9999)); print(s.recvfrom(99)[0])")]
    [InlineData("s.bind(('', 0)); s.sendto(b'ping', ('203.0.113.7', 9999)); print(s.recvfrom(99)[0])")]
    [InlineData("s.sendmsg([b'pi', b'ng'], [], 0, ('203.0.113.7', 9999)); print(s.recvfrom(99)[0])")]
    public async Task A_datagram_goes_and_comes_back(string code)
    {
        var answer = await RunAsync(code);

        Assert.Equal("b'ping'", answer.Stdout.Trim());
        Assert.Empty(answer.Detections);
        var end = Assert.Single(await Flows.AtAsync(broker.Host, answer, "end"));
        Assert.Equal(("udp", "4", "4", "datagrams"), (end.Text("transport"), end.Text("bytes_up"), end.Text("bytes_down"), end.Text("group")));
    }

    [Theory]
    [InlineData("s.sendto(b'ping', ('192.0.2.7', 9999))", "IG4008")]
    [InlineData("s.connect(('192.0.2.7', 9999))", "IG4005")]
    [InlineData("s.connect(('service.test', 80)); s.send(b'ping'); time.sleep(0.3); raise OSError(101, '')", "IG4008")]
    public async Task One_to_nobody_that_is_named_is_refused_and_told_as_ever(string code, string rule)
    {
        var before = broker.Echo.Datagrams;

        var answer = await RunAsync($"try:\n    {code}\nexcept OSError as e:\n    print(e.errno)");

        Assert.Equal("101", answer.Stdout.Trim());
        Assert.Contains(rule, answer.Detections.Select(detection => detection.GetProperty("rule").GetString()));
        Assert.Equal(before, broker.Echo.Datagrams);
    }

    [Fact]
    public async Task Whoever_is_asked_for_a_name_it_is_the_guard_that_answers()
    {
        var answer = await RunAsync("""
            q = lambda name: b"\x12\x34\x01\x00\x00\x01\x00\x00\x00\x00\x00\x00" + b"".join(bytes([len(l)]) + l.encode() for l in name.split(".")) + b"\x00\x00\x01\x00\x01"
            s.sendto(q("service.test"), ("192.0.2.53", 53)); print(s.recv(999)[-4:-2])
            c = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); c.settimeout(3)
            c.connect(("192.0.2.53", 53)); c.send(q("service.test")); print(c.recv(999)[-4:-2])
            t = socket.create_connection(("192.0.2.53", 53)); m = q("elsewhere.test"); t.sendall(bytes([0, len(m)]) + m); print(t.recv(999)[5] & 15)
            """);

        Assert.Equal(["b'\\xc6\\x12'", "b'\\xc6\\x12'", "3"], answer.Stdout.Trim().Split('\n'));
        var lookups = await Flows.FactsAsync(broker.Host, answer, "network.lookup");
        Assert.Equal(["service.test", "service.test", "elsewhere.test"], lookups.Select(lookup => lookup.Text("name")));
        Assert.All(lookups, lookup => Assert.Equal("192.0.2.53", lookup.Text("server")));
    }

    private async Task<Answer> RunAsync(string code)
    {
        var answer = await broker.Host.RunAsync(Submission.Python($"import socket, time\ns = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\ns.settimeout(3)\n{code}") with { Profile = BrokerHost.Open });
        Assert.True(answer.Status == "completed", $"{answer}");
        return answer;
    }
}

using InterpreterGuard.Containment.Tests.Hosting;

namespace InterpreterGuard.Containment.Tests.Network;

/// <summary>A sinkhole takes everything, leads nowhere, and keeps what was said.</summary>
[Collection(BrokerCollection.Name)]
[Trait("needs", "docker")]
public sealed class SinkholeTests(BrokerHost broker)
{
    [Theory]
    [InlineData("c2.example 4444", "c2.example")]
    [InlineData("192.0.2.7 4444", "")]
    [InlineData("169.254.169.254 80", "")]
    public async Task A_connection_is_taken_and_what_is_said_is_kept(string place, string name)
    {
        var answer = await RunAsync("import socket\naddress, port = input().split()\ns = socket.create_connection((address, int(port)))\ns.sendall(b'hello ')\ns.sendall(b'there')\ns.settimeout(0.6)\ntry:\n    s.recv(1)\nexcept TimeoutError:\n    print('silent')", place);

        Assert.Equal("silent", answer.Stdout.Trim());
        var first = Assert.Single(await Flows.AtAsync(broker.Host, answer, "first_bytes"));
        Assert.Equal(("hello there", "True", name), (first.Text("first_bytes"), first.Text("sinkhole"), first.Text("name")));
        Assert.Equal("11", Assert.Single(await Flows.AtAsync(broker.Host, answer, "end")).Text("bytes_up"));
        Assert.Equal("sinkhole", answer.Security.GetProperty("policy").GetProperty("applied").Text("egress"));
    }

    [Fact]
    public async Task Who_speaks_to_a_mining_pool_is_ended()
    {
        var answer = await broker.Host.RunAsync(Submission.Python("import socket, time\nplace, said = input().split()\ns = socket.create_connection((place, 80))\ns.sendall(said.encode() + b'\\n')\ntime.sleep(20)") with
        {
            Profile = BrokerHost.Hole,
            Stdin = "pool.example {\"id\":1,\"method\":\"mining.subscribe\"}\n",
        });

        Assert.Equal("killed", answer.Status);
        Assert.Equal(["IG4018", "IG4020"], answer.Detections.Select(detection => detection.GetProperty("rule").GetString()).Order(StringComparer.Ordinal));
        Assert.NotNull(answer.IncidentId);
    }

    [Fact]
    public async Task Datagrams_are_taken_too()
    {
        var answer = await RunAsync("import socket\ns = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\nprint(s.sendto(b'beacon', ('192.0.2.9', 5005)))\ns.connect(('192.0.2.10', 5006))\nprint(s.send(b'again'))\nimport time; time.sleep(0.3)");

        Assert.Equal("6\n5", answer.Stdout.Trim());
        Assert.Equal(["again", "beacon"], (await Flows.AtAsync(broker.Host, answer, "first_bytes")).Select(first => first.Text("first_bytes")).Order(StringComparer.Ordinal));
    }

    // A place comes by standard input, so that screening has nothing to say.
    private async Task<Answer> RunAsync(string code, string? stdin = null)
    {
        var answer = await broker.Host.RunAsync(Submission.Python(code) with { Profile = BrokerHost.Hole, Stdin = stdin });
        Assert.True(answer.Status == "completed", $"{answer}");
        return answer;
    }
}

using System.Diagnostics;
using InterpreterGuard.Containment.Tests.Hosting;

namespace InterpreterGuard.Containment.Tests.Network;

/// <summary>What is large goes through the kernel and not through our memory: it must arrive whole, be counted, and be cut like everything else.</summary>
[Collection(BrokerCollection.Name)]
[Trait("needs", "docker")]
public sealed class LargeTransferTests(BrokerHost broker)
{
    private const int Bytes = 24_000_000;

    [Theory]
    [InlineData("as fast as it goes", "0")]
    [InlineData("by a reader that pauses", "0.004")]
    public async Task A_download_arrives_whole_and_the_connection_stays_of_use(string how, string pause)
    {
        var answer = await RunAsync($"""
            import http.client, time
            c = http.client.HTTPConnection("service.test")
            c.request("GET", "/bytes/{Bytes}")
            r = c.getresponse()
            parts = []
            while part := r.read(100_000):
                parts.append(part)
                time.sleep({pause})
            got = b"".join(parts)
            print(len(got), all(got[i:i + 8] == b"%08d" % (i // 8) for i in range(0, len(got), 8)))
            c.request("GET", "/after")
            print(c.getresponse().read().decode())
            """);

        Assert.True(answer.Status == "completed", $"{how}: {answer}");
        Assert.Equal($"{Bytes} True\n/after 0", answer.Stdout.Trim());
        var end = Assert.Single(await Flows.AtAsync(broker.Host, answer, "end"));
        Assert.Equal("2", end.Text("requests"));
        Assert.InRange(end.GetProperty("bytes_down").GetInt64(), Bytes + 100, Bytes + 1000);
    }

    [Fact]
    public async Task It_ends_with_its_execution()
    {
        var answer = await RunAsync($"""
            import socket, time
            s = socket.create_connection(("service.test", 80))
            s.sendall(b"GET /bytes/{Bytes} HTTP/1.1\r\nHost: service.test\r\n\r\n")
            while s.recv(100_000):
                time.sleep(0.05)
            """, timeout: 3);

        Assert.Equal("timed_out", answer.Status);
        var end = Assert.Single(await Flows.AtAsync(broker.Host, answer, "end"));
        Assert.InRange(end.GetProperty("bytes_down").GetInt64(), 1 << 20, Bytes - 1);
    }

    [Fact]
    public async Task Its_limit_holds()
    {
        var answer = await RunAsync($"""
            import http.client
            c = http.client.HTTPConnection("service.test")
            c.request("GET", "/bytes/{Bytes}")
            try:
                print(len(c.getresponse().read()))
            except OSError as problem:
                print(problem.errno)
            """, profile: BrokerHost.Medium);

        Assert.Equal("104", answer.Stdout.Trim());
        Assert.Equal("download", Assert.Single(await Flows.FactsAsync(broker.Host, answer, "resource.limit")).Text("resource"));
        var end = Assert.Single(await Flows.AtAsync(broker.Host, answer, "end"));
        Assert.InRange(end.GetProperty("bytes_down").GetInt64(), 256 << 10, BrokerHost.MediumDownload);
    }

    private Task<Answer> RunAsync(string code, string profile = BrokerHost.Open, int? timeout = null) => broker.Host.RunAsync(Submission.Python(code) with { Profile = profile, TimeoutSeconds = timeout });
}

using System.Diagnostics;
using InterpreterGuard.Containment.Tests.Hosting;

namespace InterpreterGuard.Containment.Tests.Network;

/// <summary>Each limit of connections has a program that meets it, and all connections end with their execution.</summary>
[Collection(BrokerCollection.Name)]
[Trait("needs", "docker")]
public sealed class FlowLimitTests(BrokerHost broker)
{
    [Theory]
    [InlineData("flows", "kept = []\nfor i in range(3):\n    s = socket.socket(); kept.append(s)\n    print(s.connect_ex(place), end=' ')", "0 0 111")]
    [InlineData("flows_per_minute", "for i in range(7):\n    s = socket.socket()\n    print(s.connect_ex(place), end=' ')\n    s.close(); time.sleep(0.05)", "0 0 0 0 0 0 111")]
    [InlineData("upload", "s = socket.socket(); s.connect(place)\ntry:\n    for i in range(99):\n        s.sendall(b'PUT /x HTTP/1.1\\r\\nHost: service.test\\r\\nContent-Length: 99999\\r\\n\\r\\n' + b'x' * 2000); time.sleep(0.01)\nexcept OSError as e:\n    print(e.errno in (32, 104))", "True")]
    [InlineData("download", "import http.client\nc = http.client.HTTPConnection('service.test')\nc.request('GET', '/bytes/1000000')\ntry:\n    c.getresponse().read()\nexcept OSError as e:\n    print(e.errno)", "104")]
    public async Task A_limit_holds_and_is_told(string resource, string code, string output)
    {
        var answer = await broker.Host.RunAsync(Submission.Python($"import socket, time\nplace = socket.getaddrinfo('service.test', 80, socket.AF_INET, socket.SOCK_STREAM)[0][4]\n{code}") with { Profile = BrokerHost.Narrow });

        Assert.True(answer.Status == "completed", $"{answer}");
        Assert.Equal(output, answer.Stdout.Trim());
        Assert.Equal(resource, Assert.Single(await Flows.FactsAsync(broker.Host, answer, "resource.limit")).Text("resource"));
    }

    [Fact]
    public async Task What_is_open_ends_with_its_execution()
    {
        var running = broker.Host.RunAsync(Submission.Python("import socket, time\ns = socket.create_connection(('secure.test', 443))\ntime.sleep(60)") with { Profile = BrokerHost.Open, TimeoutSeconds = 3 });
        for (var i = 0; i < 2000 && broker.Silent.Open == 0; i++)
            await Task.Delay(10, TestContext.Current.CancellationToken);
        Assert.Equal(1, broker.Silent.Open);

        var answer = await running;
        var ended = Stopwatch.GetTimestamp();
        while (broker.Silent.Open > 0 && Stopwatch.GetElapsedTime(ended) < TimeSpan.FromSeconds(5))
            await Task.Delay(1, TestContext.Current.CancellationToken);

        Assert.Equal("timed_out", answer.Status);
        Assert.Equal(0, broker.Silent.Open);
        Assert.Single(await Flows.AtAsync(broker.Host, answer, "end"));
    }

    // A program that does not wait for an answer leaves megabytes in the kernel's buffers.
    [Fact]
    public async Task What_was_sent_before_the_last_word_goes_on()
    {
        var answer = await broker.Host.RunAsync(Submission.Python("import os, socket\ns = socket.create_connection(('192.0.2.7', 443))\ns.sendall(b'x' * (3 << 20))\nos._exit(0)") with { Profile = BrokerHost.Hole });

        Assert.True(answer.Status == "completed", $"{answer}");
        Assert.Equal(3 << 20, Assert.Single(await Flows.AtAsync(broker.Host, answer, "end")).GetProperty("bytes_up").GetInt64());
    }
}

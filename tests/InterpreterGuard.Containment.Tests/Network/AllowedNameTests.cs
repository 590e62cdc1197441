using InterpreterGuard.Containment.Tests.Hosting;

namespace InterpreterGuard.Containment.Tests.Network;

/// <summary>Programs reach the names their profile names, with the clients they have, unmodified.</summary>
[Collection(BrokerCollection.Name)]
[Trait("needs", "docker")]
public sealed class AllowedNameTests(BrokerHost broker)
{
    private const string Urllib = "import urllib.request\nprint(urllib.request.urlopen('http://service.test/hello', timeout=5).read().decode())";

    public static TheoryData<string, string> Clients => new()
    {
        { "python", Urllib },
        { "python", Urllib.Replace("service.test", "a.b.wild.test", StringComparison.Ordinal) },
        { "python", Urllib.Replace("service.test", "service.test:8003", StringComparison.Ordinal) },
        { "python", "import urllib.request\nprint(urllib.request.urlopen('http://service.test/hello').read().decode())" },
        { "python", "import requests\nprint(requests.get('http://service.test/hello', timeout=5).text)" },
        { "python", "import http.client\nc = http.client.HTTPConnection('service.test')\nc.request('GET', '/hello')\nprint(c.getresponse().read().decode())" },
        { "python", """
            import asyncio
            async def main():
                reader, writer = await asyncio.wait_for(asyncio.open_connection("service.test", 80), 5)
                writer.write(b"GET /hello HTTP/1.1\r\nHost: service.test\r\nConnection: close\r\n\r\n")
                head = await reader.readuntil(b"\r\n\r\n")
                print((await reader.readexactly(8)).decode())
                writer.close()
            await main()
            """ },
        { "python", """
            import select, socket
            place = socket.getaddrinfo("service.test", 80, type=socket.SOCK_STREAM)[0]
            s = socket.socket(*place[:3])
            s.setblocking(False)
            waiting = select.epoll()
            waiting.register(s, select.EPOLLOUT)
            error = s.connect_ex(place[4])
            assert error in (0, 115), error
            assert waiting.poll(5)
            assert s.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) == 0
            s.send(b"GET /hello HTTP/1.1\r\nHost: service.test\r\n\r\n")
            waiting.modify(s, select.EPOLLIN)
            assert waiting.poll(5)
            print(s.recv(4096).decode().split("\r\n\r\n")[1])
            """ },
        { "javascript", "console.log(await (await fetch('http://service.test/hello')).text())" },
        { "javascript", "const http = require('http');\nhttp.get('http://service.test/hello', r => r.on('data', d => console.log(d.toString())))" },
        { "csharp", "Console.WriteLine(await new HttpClient().GetStringAsync(\"http://service.test/hello\"));" },
        { "shell", "curl -s --max-time 5 http://service.test/hello" },
    };

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task A_client_reaches_a_name_and_makes_no_incident(string language, string code)
    {
        var answer = await broker.Host.RunAsync(new Submission { Language = language, Code = code, Profile = BrokerHost.Open });

        Assert.True(answer.Status == "completed", $"{answer}");
        Assert.Equal("/hello 0", answer.Stdout.Trim());
        Assert.Null(answer.IncidentId);
        var end = Assert.Single(await Flows.AtAsync(broker.Host, answer, "end"));
        Assert.Equal(("http", "GET", "service", "tcp"), (end.Text("protocol"), end.Text("http_method"), end.Text("group"), end.Text("transport")));
        Assert.True(end.GetProperty("bytes_up").GetInt64() > 30 && end.GetProperty("bytes_down").GetInt64() > 40, end.ToString());
    }
}

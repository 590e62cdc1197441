using System.Globalization;
using InterpreterGuard.Containment.Tests.Hosting;

namespace InterpreterGuard.Containment.Tests.Network;

/// <summary>What the broker judged is what it connects to, whatever the program writes over the address meanwhile; and each message of a call that sends many is judged.</summary>
[Collection(BrokerCollection.Name)]
[Trait("needs", "docker")]
public sealed class RaceTests(BrokerHost broker)
{
    private const string Places = """
        import ctypes, socket, struct, threading, time
        libc = ctypes.CDLL(None, use_errno=True)
        def place(address, port):
            return struct.pack("<H", 2) + struct.pack(">H", port) + socket.inet_aton(address) + bytes(8)

        """;

    [Fact]
    public async Task An_address_that_another_thread_rewrites_is_judged_and_reached_as_one()
    {
        var (http, silent) = (broker.Http.Connections, Reached());

        var answer = await RunAsync(Places + """
            choices = [place("203.0.113.5", 8080), place(socket.gethostbyname("secure.test"), 443), place("192.0.2.7", 8080)]
            address = ctypes.create_string_buffer(choices[0], 16)
            over = False
            def rewrite():
                while not over:
                    for choice in choices:
                        ctypes.memmove(address, choice, 16)
            threading.Thread(target=rewrite).start()
            went = refused = 0
            for _ in range(150):
                s = socket.socket()
                if libc.connect(s.fileno(), address, 16) == 0:
                    went += 1
                else:
                    assert ctypes.get_errno() == 101, ctypes.get_errno()
                    refused += 1
                s.close()
                time.sleep(0.002)
            over = True
            print(went, refused)
            """);

        var counts = answer.Stdout.Trim().Split(' ').Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        var judged = (await Flows.AtAsync(broker.Host, answer, "open")).ToLookup(flow => flow.Text("group"), StringComparer.Ordinal);
        Assert.True(judged["direct"].Any() && judged["secure"].Any() && counts[1] > 0, $"{answer.Stdout}: the race was none");
        Assert.Equal(counts[0], judged["direct"].Count() + judged["secure"].Count());
        await UntilAsync(() => broker.Http.Connections - http == judged["direct"].Count() && Reached() - silent == judged["secure"].Count());
        Assert.Equal((judged["direct"].Count(), judged["secure"].Count()), (broker.Http.Connections - http, Reached() - silent));
        foreach (var end in await Flows.AtAsync(broker.Host, answer, "end"))
            Assert.Equal($"127.0.0.1:{(end.Text("group") == "direct" ? broker.Http.Port : broker.Silent.Port)}", end.Text("upstream"));
    }

    [Fact]
    public async Task Each_message_of_many_is_judged()
    {
        var before = broker.Echo.Datagrams;

        var answer = await RunAsync(Places + """
            class Vector(ctypes.Structure):
                _fields_ = [("base", ctypes.c_char_p), ("length", ctypes.c_size_t)]
            def message(address):
                vector = ctypes.pointer(Vector(b"ping", 4))
                header = struct.pack("<QIIQQQQII", ctypes.cast(ctypes.c_char_p(address), ctypes.c_void_p).value, 16, 0, ctypes.addressof(vector.contents), 1, 0, 0, 0, 0)
                keep.append((address, vector))
                return header + bytes(64 - len(header))
            keep = []
            good, bad = place("203.0.113.7", 9999), place("192.0.2.7", 9999)
            s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            s.settimeout(3)
            many = ctypes.create_string_buffer(message(good) + message(bad) + message(good), 192)
            at, said = 0, []
            while at < 3:
                sent = libc.sendmmsg(s.fileno(), ctypes.byref(many, at * 64), 3 - at, 0)
                said.append(sent if sent > 0 else -ctypes.get_errno())
                at += max(1, sent)
            print(said, s.recv(99), s.recv(99))
            """);

        Assert.Equal("[1, -101, 1] b'ping' b'ping'", answer.Stdout.Trim());
        Assert.Equal(before + 2, broker.Echo.Datagrams);
        Assert.Contains("IG4008", answer.Detections.Select(detection => detection.GetProperty("rule").GetString()));
    }

    private int Reached() => broker.Silent.Heard.Count + broker.Silent.Open;

    private static async Task UntilAsync(Func<bool> holds)
    {
        for (var i = 0; i < 100 && !holds(); i++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
    }

    private async Task<Answer> RunAsync(string code)
    {
        var answer = await broker.Host.RunAsync(Submission.Python(code) with { Profile = BrokerHost.Open });
        Assert.True(answer.Status == "completed", $"{answer}");
        return answer;
    }
}

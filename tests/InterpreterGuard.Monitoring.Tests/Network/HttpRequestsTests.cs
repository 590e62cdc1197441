using System.Text;
using InterpreterGuard.Monitoring.Network.Protocols;

namespace InterpreterGuard.Monitoring.Tests.Network;

public sealed class HttpRequestsTests
{
    private const string First = "GET / HTTP/1.1\r\nHost: a.test\r\n\r\n";
    private const string Second = "DELETE /x HTTP/1.1\r\nHost: b.test\r\n\r\n";

    public static TheoryData<string> Plain => new()
    {
        First,
        "POST / HTTP/1.1\r\nHost: a.test\r\nContent-Length: 36\r\n\r\nGET / HTTP/1.1\r\nHost: c.test\r\n\r\nxxxx",
        "POST / HTTP/1.1\r\nHost: a.test\r\nContent-Length: 0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a.test\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nGET /\r\n1F;x=y\r\n0123456789012345678901234567890\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a.test\r\nTransfer-Encoding: Chunked\r\n\r\n0\r\nX-Sum: 1\r\n\r\n",
        "\r\n" + First,
    };

    [Theory]
    [MemberData(nameof(Plain))]
    public void Every_request_is_found_wherever_the_bytes_are_cut(string before)
    {
        var bytes = Encoding.Latin1.GetBytes(before + Second);
        for (var piece = 1; piece <= bytes.Length; piece++)
        {
            var (heads, lost, passed) = Read(bytes, piece);

            Assert.False(lost);
            Assert.Equal(bytes.Length, passed);
            Assert.Equal(["GET a.test".Replace("GET", before.Trim().Split(' ')[0], StringComparison.Ordinal), "DELETE b.test"], heads);
        }
    }

    [Theory]
    [InlineData("POST / HTTP/1.1\r\nHost: a.test\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: a.test\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcde")]
    [InlineData("POST / HTTP/1.1\r\nHost: a.test\r\nContent-Length: +5\r\n\r\nabcde")]
    [InlineData("POST / HTTP/1.1\r\nHost: a.test\r\nContent-Length: 5, 5\r\n\r\nabcde")]
    [InlineData("POST / HTTP/1.1\r\nHost: a.test\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: a.test\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: a.test\r\nX: y\r\n Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: a.test\r\nX: y\nContent-Length: 5\r\n\r\nabcde")]
    [InlineData("POST / HTTP/1.1\r\nHost: a.test\r\nTransfer-Encoding: chunked\r\n\r\n0x5\r\nabcde\r\n0\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: a.test\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcdeX0\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\nHost: a.test\n\n")]
    [InlineData("CONNECT a.test:443 HTTP/1.1\r\nHost: a.test\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: a.test\r\nUpgrade: h2c\r\n\r\nPRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: a.test\r\n\r\n\u0016\u0003\u0001 anything\r\n\r\n")]
    public void What_could_be_read_in_two_ways_hides_no_request(string text)
    {
        var bytes = Encoding.Latin1.GetBytes(text + Second);

        var (heads, lost, _) = Read(bytes, bytes.Length);

        Assert.True(lost);
        Assert.DoesNotContain("DELETE b.test", heads);
    }

    [Theory]
    [InlineData("HTTP/1.1 101 Switching Protocols\r\n", "websocket", true)]
    [InlineData("HTTP/1.1 200 OK\r\n", "websocket", false)]
    [InlineData("HTTP/1.1 101 Switching Protocols\r\n", "h2c", false)]
    public void After_a_websocket_is_granted_and_only_then_there_is_no_more_http(string answer, string upgrade, bool free)
    {
        var requests = new HttpRequests();
        var head = Encoding.Latin1.GetBytes($"GET / HTTP/1.1\r\nHost: a.test\r\nUpgrade: {upgrade}\r\n\r\n");
        Assert.Equal(head.Length, requests.Next(head).Taken);
        requests.Answered(Encoding.Latin1.GetBytes(answer[..5]));
        requests.Answered(Encoding.Latin1.GetBytes(answer[5..]));

        var step = requests.Next([0x81, 0x85, 1, 2, 3, 4, 10, 13, 10, 13, 10]);

        Assert.Equal(free, step is { Taken: 11, IsLost: false });
    }

    [Fact]
    public void A_second_request_that_asks_for_a_websocket_frees_nothing()
    {
        var requests = new HttpRequests();
        requests.Next(Encoding.Latin1.GetBytes(First));
        requests.Next(Encoding.Latin1.GetBytes("GET / HTTP/1.1\r\nHost: a.test\r\nUpgrade: websocket\r\n\r\n"));
        requests.Answered("HTTP/1.1 101 "u8);

        Assert.Equal("b.test", requests.Next(Encoding.Latin1.GetBytes(Second)).Head?.Hosts[0]);
    }

    [Fact]
    public void No_bytes_make_it_throw_or_take_more_than_there_are()
    {
        var random = new Random(11);
        var text = Encoding.Latin1.GetBytes("POST / HTTP/1.1\r\nHost: a.test\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n" + First + Second);
        for (var i = 0; i < 5_000; i++)
        {
            var bytes = text.ToArray();
            for (var changes = random.Next(1, 8); changes > 0; changes--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);

            var (_, _, passed) = Read(bytes, random.Next(1, bytes.Length));

            Assert.InRange(passed, 0, bytes.Length);
        }
    }

    // As a flow reads: what is not understood yet waits for the next piece.
    private static (List<string> Heads, bool Lost, int Passed) Read(byte[] bytes, int piece)
    {
        var requests = new HttpRequests();
        var heads = new List<string>();
        var at = 0;
        for (var have = Math.Min(piece, bytes.Length); ; have = Math.Min(have + piece, bytes.Length))
        {
            while (at < have)
            {
                var step = requests.Next(bytes.AsSpan(at, have - at));
                if (step.Head is { } head)
                    heads.Add($"{head.Method} {(head.Hosts is [var host, ..] ? host : "")}");
                at += step.Taken;
                if (step.IsLost)
                    return (heads, true, at);
                if (step.Taken == 0)
                    break;
            }

            if (have == bytes.Length)
                return (heads, false, at);
        }
    }
}

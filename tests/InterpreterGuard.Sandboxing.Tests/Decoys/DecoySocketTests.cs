using System.Net.Sockets;
using System.Text;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Sandboxing.Decoys;
using InterpreterGuard.Sandboxing.Tests.Support;

namespace InterpreterGuard.Sandboxing.Tests.Decoys;

/// <summary>Spoken to over its own socket, as from inside a sandbox.</summary>
public sealed class DecoySocketTests : IDisposable
{
    private readonly string _path = $"/tmp/ig-decoy-{Guid.NewGuid().ToString("N")[..8]}.sock";
    private readonly RecordingSink _sink = new();
    private readonly DecoySocket _socket;

    public DecoySocketTests()
    {
        _socket = new(_path);
        _socket.Begin(_sink);
    }

    public void Dispose()
    {
        _socket.Dispose();
        File.Delete(_path);
    }

    [Fact]
    public async Task Who_speaks_to_it_is_refused_and_what_was_asked_is_told()
    {
        var answer = await AskAsync("POST /containers/create HTTP/1.1\r\nHost: docker\r\nContent-Length: 2\r\n\r\n{}");

        Assert.StartsWith("HTTP/1.1 403 Forbidden", answer, StringComparison.Ordinal);
        Assert.EndsWith("{\"message\":\"permission denied\"}", answer, StringComparison.Ordinal);
        var seen = Assert.IsType<DecoySeen>(Assert.Single(_sink.Facts));
        Assert.Equal(("engine_socket", "used", "socket", "POST /containers/create HTTP/1.1"), (seen.Decoy, seen.Grade, seen.Channel, seen.Target));
    }

    [Theory]
    [InlineData("\u0016\u0003\u0001\u0000")]
    [InlineData("")]
    public async Task Who_says_nothing_of_use_is_told_of_too(string said)
    {
        await AskAsync(said);

        Assert.Equal(said, Assert.IsType<DecoySeen>(Assert.Single(_sink.Facts)).Target);
    }

    [Fact]
    public async Task A_line_without_end_is_cut()
    {
        await AskAsync(new string('x', 100_000));

        Assert.Equal(120, Assert.IsType<DecoySeen>(Assert.Single(_sink.Facts)).Target.Length);
    }

    [Fact]
    public async Task Many_at_once_are_served_a_few_at_a_time_and_nobody_is_forgotten()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => AskAsync($"GET /{number} HTTP/1.1\r\n\r\n")));

        Assert.Equal(40, _sink.Facts.Count);
    }

    private async Task<string> AskAsync(string said)
    {
        using var client = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await client.ConnectAsync(new UnixDomainSocketEndPoint(_path));
        try
        {
            await client.SendAsync(Encoding.Latin1.GetBytes(said));
            client.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // It had heard enough.
        }

        var answer = new byte[4096];
        var have = 0;
        try
        {
            while (await client.ReceiveAsync(answer.AsMemory(have)) is var count and > 0)
                have += count;
        }
        catch (SocketException)
        {
            // The same.
        }

        return Encoding.Latin1.GetString(answer, 0, have);
    }
}

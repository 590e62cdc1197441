using System.Net;
using System.Net.Sockets;
using InterpreterGuard.Monitoring.Network.Flows;

namespace InterpreterGuard.Monitoring.Tests.Network;

/// <summary>Bytes go from socket to socket without us; what a full socket does not take can be taken back.</summary>
public sealed class SocketPipeTests
{
    [Fact]
    public async Task Everything_comes_out_in_order_also_where_the_reader_is_slower()
    {
        var (server, upstream) = await PairAsync();
        var (guest, program) = await PairAsync();
        using var _ = server;
        using var __ = program;
        var sent = Enumerable.Range(0, 8_000_000).Select(i => (byte)(i * 7 / 3)).ToArray();
        var sending = Task.Run(async () =>
        {
            await server.SendAllAsync(sent, TestContext.Current.CancellationToken);
            server.Shutdown(SocketShutdown.Send);
        }, TestContext.Current.CancellationToken);

        // Nobody reads yet: what goes on is what the sockets hold.
        using var pipe = new SocketPipe(upstream, guest);
        var (inPipe, full) = (0, false);
        for (var idle = 0; idle < 200 && !full;)
        {
            if (pipe.Fill(upstream) is not { } count)
            {
                idle++;
                await Task.Delay(5, TestContext.Current.CancellationToken);
                continue;
            }

            for (inPipe = count; inPipe > 0 && !full;)
            {
                if (pipe.Drain(guest, inPipe) is { } drained)
                    inPipe -= drained;
                else
                    full = true;
            }
        }

        Assert.True(full);
        var back = new byte[inPipe];
        Assert.Equal(inPipe, pipe.Take(back));

        var reading = Task.Run(() => ReadAsync(program), TestContext.Current.CancellationToken);
        await guest.SendAllAsync(back, TestContext.Current.CancellationToken);
        while (true)
        {
            if (pipe.Fill(upstream) is not { } count)
                await Task.Delay(1, TestContext.Current.CancellationToken);
            else if (count == 0)
                break;
            else
                await DrainAsync(pipe, guest, count);
        }

        guest.Shutdown(SocketShutdown.Send);
        await sending;
        var got = await reading;
        Assert.True(sent.AsSpan().SequenceEqual(got));
        upstream.Dispose();
        guest.Dispose();
    }

    private static async Task DrainAsync(SocketPipe pipe, Socket guest, int left)
    {
        while (left > 0)
        {
            if (pipe.Drain(guest, left) is { } drained)
                left -= drained;
            else
                await Task.Delay(1, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<byte[]> ReadAsync(Socket socket)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[64 << 10];
        while (await socket.ReceiveAsync(buffer, SocketFlags.None, TestContext.Current.CancellationToken) is var count and > 0)
            bytes.Write(buffer, 0, count);
        return bytes.ToArray();
    }

    private static async Task<(Socket One, Socket Other)> PairAsync()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        var one = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await one.ConnectAsync(listener.LocalEndPoint!, TestContext.Current.CancellationToken);
        return (one, await listener.AcceptAsync(TestContext.Current.CancellationToken));
    }
}

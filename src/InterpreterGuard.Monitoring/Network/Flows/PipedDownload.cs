using System.Net.Sockets;

namespace InterpreterGuard.Monitoring.Network.Flows;

/// <summary>The rest of a large answer. Nobody judges what comes back: it is counted, and need not pass through our memory.</summary>
internal static class PipedDownload
{
    private const int TakenBackMax = 16 << 10;

    /// <summary>Relays until the server has said everything.</summary>
    /// <param name="guest">The program's end.</param>
    /// <param name="upstream">Ours.</param>
    /// <param name="buffer">Room for what has to wait.</param>
    /// <param name="meter">Counts for the execution.</param>
    /// <param name="record">Counts for the flow.</param>
    /// <param name="cut">It is cut.</param>
    /// <returns>False: the limit was met, and what met it did not go on.</returns>
    public static async Task<bool> RunAsync(Socket guest, Socket upstream, Memory<byte> buffer, FlowMeter meter, FlowRecord record, CancellationToken cut)
    {
        using var pipe = new SocketPipe(upstream, guest);
        while (true)
        {
            cut.ThrowIfCancellationRequested();
            if (pipe.Fill(upstream) is not { } count)
            {
                // Takes nothing, and waits until there is something.
                _ = await upstream.ReceiveAsync(Memory<byte>.Empty, SocketFlags.None, cut);
                continue;
            }

            if (count == 0)
                return true;
            if (!meter.Down(count))
                return false;
            await DrainAsync(pipe, guest, count, buffer, cut);
            record.Down(count);
        }
    }

    private static async Task DrainAsync(SocketPipe pipe, Socket guest, int left, Memory<byte> buffer, CancellationToken cut)
    {
        while (left > 0)
        {
            if (pipe.Drain(guest, left) is { } drained)
            {
                left -= drained;
                continue;
            }

            // Sockets tell when they take more only to who has something in hand.
            var taken = pipe.Take(buffer.Span[..Math.Min(left, TakenBackMax)]);
            left -= taken;
            await guest.SendAllAsync(buffer[..taken], cut);
        }
    }
}

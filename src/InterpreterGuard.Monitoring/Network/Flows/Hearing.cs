using System.Buffers.Binary;
using System.Net.Sockets;

namespace InterpreterGuard.Monitoring.Network.Flows;

/// <summary>How much of what came to a program's end of a connection was looked at. The kernel counts what came, so nothing that lies unread is overlooked.</summary>
internal sealed class Hearing(TimeProvider time)
{
    // tcp(7) and linux/tcp.h: struct tcp_info begins with the state, and tells bytes received since Linux 4.1.
    private const int ProtocolTcp = 6;
    private const int TcpInfo = 11;
    private const int InfoBytes = 136;
    private const int BytesReceivedAt = 128;
    private const byte Established = 1;

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(1);
    private long _looked;

    /// <summary>So many bytes were looked at, from the first one on.</summary>
    public void Looked(long bytes) => Volatile.Write(ref _looked, bytes);

    /// <summary>Completes when all was looked at that has come until now; where the program has closed its end, with <paramref name="closed"/>.</summary>
    public async Task UntilNowAsync(Socket guest, Task closed, CancellationToken cancellationToken)
    {
        if (Said(guest) is { } bytes)
        {
            while (!closed.IsCompleted && Volatile.Read(ref _looked) < bytes)
                await Task.Delay(Pace, time, cancellationToken);
        }
        else
        {
            await closed.WaitAsync(cancellationToken);
        }
    }

    // Null: there is no more to come.
    private static long? Said(Socket guest)
    {
        Span<byte> info = stackalloc byte[InfoBytes];
        try
        {
            if (guest.GetRawSocketOption(ProtocolTcp, TcpInfo, info) < InfoBytes || info[0] != Established)
                return null;
        }
        catch (Exception problem) when (problem is SocketException or ObjectDisposedException)
        {
            return null;
        }

        return BinaryPrimitives.ReadInt64LittleEndian(info[BytesReceivedAt..]);
    }
}

using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using InterpreterGuard.Monitoring.Syscalls.Kernel;

namespace InterpreterGuard.Monitoring.Network;

/// <summary>
/// Tells when all datagrams that lie before a socket of ours were taken: the socket sends itself a mark, and queues keep their order. Nobody else can send one, since nobody else has its port. Safe from
/// any thread.
/// </summary>
internal sealed class QueueMark(Socket socket)
{
    private readonly ConcurrentDictionary<long, TaskCompletionSource> _awaited = new();
    private readonly IPEndPoint _place = EndPoints.Plain((IPEndPoint)socket.LocalEndPoint!);
    private long _last;

    /// <summary>Completes when whatever came before now was taken, or nothing is taken any more.</summary>
    public async Task PassAsync(CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref _last);
        var passed = _awaited[number] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var mark = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(mark, number);
        try
        {
            await socket.SendToAsync(mark, SocketFlags.None, _place, cancellationToken);
            await passed.Task.WaitAsync(cancellationToken);
        }
        catch (Exception problem) when (problem is SocketException or ObjectDisposedException)
        {
            // The sandbox is over.
        }
        finally
        {
            _awaited.TryRemove(number, out _);
        }
    }

    /// <summary>Whether a datagram was a mark, which is nobody's.</summary>
    public bool Take(EndPoint from, ReadOnlySpan<byte> datagram)
    {
        if (from is not IPEndPoint place || place.Port != _place.Port || !EndPoints.Plain(place).Equals(_place))
            return false;
        if (datagram.Length == sizeof(long) && _awaited.TryGetValue(BinaryPrimitives.ReadInt64LittleEndian(datagram), out var passed))
            passed.TrySetResult();
        return true;
    }
}

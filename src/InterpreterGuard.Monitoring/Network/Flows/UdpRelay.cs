using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using InterpreterGuard.Monitoring.Syscalls.Kernel;
using Microsoft.Win32.SafeHandles;

namespace InterpreterGuard.Monitoring.Network.Flows;

/// <summary>The socket in the sandbox's network to which programs' datagram sockets are connected, and from which answers come. A datagram is known by its program's port.</summary>
internal sealed class UdpRelay : IDisposable
{
    private const int PeersMax = 4096;
    private const int DatagramBytesMax = 65_535;

    private readonly ConcurrentDictionary<(IPEndPoint Guest, IPAddress Address, int Port), UdpFlow> _flows = new();
    private readonly ConcurrentDictionary<IPEndPoint, UdpPeer> _peers = new();
    private readonly Func<UdpPeer, long, FlowTerms?> _decide;
    private readonly Lock _opening = new();
    private readonly FlowBook _book;
    private readonly TimeProvider _time;
    private readonly Socket _socket;
    private readonly QueueMark _mark;

    /// <param name="socket">In the sandbox's network.</param>
    /// <param name="decide">Whether datagrams of a peer may go, told how many bytes the first has; <see langword="null"/>: they may not.</param>
    /// <param name="book">Where flows stand.</param>
    /// <param name="time">The clock.</param>
    public UdpRelay(SafeFileHandle socket, Func<UdpPeer, long, FlowTerms?> decide, FlowBook book, TimeProvider time)
    {
        _decide = decide;
        _book = book;
        _time = time;
        _socket = HandedSockets.Own(socket);
        Place = (IPEndPoint)_socket.LocalEndPoint!;
        _mark = new(_socket);
        Loop = ReceiveAsync();
    }

    /// <summary>Ends when nothing is taken any more.</summary>
    public Task Loop { get; }

    /// <summary>Where it takes datagrams.</summary>
    public IPEndPoint Place { get; }

    /// <summary>Connects a program's socket here. 0, or what connecting said.</summary>
    public int Join(TakenSocket socket, UdpPeer peer)
    {
        var error = socket.Connect(Place);
        if (error != 0 || socket.Local() is not { } local)
            return error;
        if (_peers.Count >= PeersMax)
            _peers.Clear();
        _peers[local] = peer;
        return 0;
    }

    /// <summary>A datagram that was addressed to a peer. False: it may not go.</summary>
    public bool Send(TakenSocket socket, UdpPeer peer, byte[] datagram)
    {
        if (socket.EnsureBound() != 0 || socket.Local() is not { } local)
            return false;
        var any = local.Address.Equals(IPAddress.Any) || local.Address.Equals(IPAddress.IPv6Any);
        return Deliver(any ? new(Place.Address, local.Port) : local, peer, datagram);
    }

    /// <summary>Completes when what connected sockets have sent until now has come to its flows.</summary>
    public Task HearAsync(CancellationToken cancellationToken) => _peers.IsEmpty ? Task.CompletedTask : _mark.PassAsync(cancellationToken);

    public void Dispose() => _socket.Dispose();

    private bool Deliver(IPEndPoint guest, UdpPeer peer, byte[] datagram)
    {
        if (FlowFor(guest, peer, datagram.Length) is not { } flow)
            return false;
        flow.Send(datagram);
        return true;
    }

    // Addressed datagrams come by the supervisor, those of connected sockets by our own loop: one flow for both.
    private UdpFlow? FlowFor(IPEndPoint guest, UdpPeer peer, long bytes)
    {
        var key = (guest, peer.Address, peer.Port);
        lock (_opening)
        {
            if (_flows.TryGetValue(key, out var known))
                return known;
            if (_decide(peer, bytes) is not { } terms)
                return null;
            var flow = new UdpFlow(_book.NextNumber(), terms, _book, reply => ReplyAsync(reply, guest), () => _flows.TryRemove(key, out _), _time);
            _flows[key] = flow;
            if (flow.Record.Open() != Core.Observations.Decision.Allowed)
                flow.Cut(FlowEnding.Rule);
            _ = Task.Run(flow.RunAsync);
            return flow;
        }
    }

    private async Task ReplyAsync(ReadOnlyMemory<byte> bytes, IPEndPoint guest)
    {
        try
        {
            await _socket.SendToAsync(bytes, SocketFlags.None, guest);
        }
        catch (SocketException)
        {
            // The program's socket is gone; the flow ends by its silence.
        }
    }

    private async Task ReceiveAsync()
    {
        var buffer = new byte[DatagramBytesMax];
        var from = new IPEndPoint(_socket.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0);
        while (true)
        {
            try
            {
                var received = await _socket.ReceiveFromAsync(buffer, SocketFlags.None, from);
                if (_mark.Take(received.RemoteEndPoint, buffer.AsSpan(0, received.ReceivedBytes)))
                    continue;
                var guest = EndPoints.Plain((IPEndPoint)received.RemoteEndPoint);
                if (_peers.TryGetValue(guest, out var peer))
                    Deliver(guest, peer, buffer[..received.ReceivedBytes]);
            }
            catch (SocketException problem) when (problem.SocketErrorCode is SocketError.ConnectionRefused or SocketError.ConnectionReset)
            {
                // An answer met a socket that is gone.
            }
            catch (Exception problem) when (problem is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}

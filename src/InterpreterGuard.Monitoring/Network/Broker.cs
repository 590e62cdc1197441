using System.Net;
using System.Net.Sockets;
using InterpreterGuard.Core.Decoys;
using InterpreterGuard.Core.Monitoring;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Monitoring.Network.Flows;
using InterpreterGuard.Monitoring.Network.Names;
using InterpreterGuard.Monitoring.Syscalls.Calls;
using InterpreterGuard.Monitoring.Syscalls.Kernel;
using SocketAddress = InterpreterGuard.Monitoring.Syscalls.Network.SocketAddress;

namespace InterpreterGuard.Monitoring.Network;

/// <summary>
/// Brokers the connections of one sandbox. What a call names is read once; then it is our own call on the program's socket that connects it to a relay in the sandbox's network, and the
/// kernel never looks at the program's pointer again. So what was decided is what happens, whatever other threads of the program do meanwhile.
/// </summary>
internal sealed class Broker : IDisposable
{
    private const int NamePort = 53;

    private readonly NameBook _names = new();
    private readonly FlowBook _book = new();
    private readonly SeccompListener _listener;
    private readonly DecoySet _decoys;
    private readonly TimeProvider _time;
    private readonly TcpRelay _tcp4;
    private readonly TcpRelay? _tcp6;
    private readonly UdpRelay _udp4;
    private readonly UdpRelay? _udp6;
    private readonly Resolver _resolver;
    private RunningExecution? _execution;
    private EgressScope? _scope;

    public Broker(SandboxSockets sockets, SeccompListener listener, DecoySet decoys, TimeProvider time)
    {
        _listener = listener;
        _decoys = decoys;
        _time = time;
        _tcp4 = new(sockets.RelayTcp4, time);
        _tcp6 = sockets.RelayTcp6 is { } tcp6 ? new(tcp6, time) : null;
        _udp4 = new(sockets.RelayUdp4, DecideDatagram, _book, time);
        _udp6 = sockets.RelayUdp6 is { } udp6 ? new(udp6, DecideDatagram, _book, time) : null;
        _resolver = new(sockets.ResolverUdp, sockets.ResolverTcp, _names, _tcp6 is not null && _udp6 is not null, () => Volatile.Read(ref _scope));
    }

    /// <summary>Completes when one of its parts takes nothing any more: with <see cref="Dispose"/>, or because it broke.</summary>
    public Task Stopped => Task.WhenAny([_tcp4.Loop, _tcp6?.Loop ?? _tcp4.Loop, _udp4.Loop, _udp6?.Loop ?? _udp4.Loop, .. _resolver.Loops]);

    /// <summary>Connections meet what this profile says from now on. Those under way keep what they began with.</summary>
    public void Begin(IObservationSink sink, Profile profile, IReadOnlyDictionary<string, string> environment)
    {
        if (_execution is null)
            _execution = new(sink, environment);
        else
            _execution.Next(sink, environment);
        Volatile.Write(ref _scope, profile.Egress == EgressMode.None ? null : new(_execution, profile, _decoys, _time));
    }

    /// <inheritdoc cref="ISandboxWatch.HearAsync"/>
    public async Task HearFlowsAsync(TimeSpan longest)
    {
        using var late = new CancellationTokenSource(longest, _time);
        try
        {
            // What still lies before a relay may be the first of a flow.
            await Task.WhenAll(_udp4.HearAsync(late.Token), _udp6?.HearAsync(late.Token) ?? Task.CompletedTask, _resolver.HearAsync(late.Token));
            await _book.HearAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            // What goes on saying things is heard as it says them.
        }
    }

    /// <inheritdoc cref="ISandboxWatch.EndAsync"/>
    public async Task EndFlowsAsync(TimeSpan grace)
    {
        var began = _time.GetTimestamp();
        if (grace > TimeSpan.Zero)
            await HearFlowsAsync(grace);
        var left = grace - _time.GetElapsedTime(began);
        await _book.CutAllAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, _time);
    }

    /// <summary>The name an address stands for in this sandbox; empty when it stands for none.</summary>
    public string NameOf(SocketAddress address) => IPAddress.TryParse(address.Address, out var parsed) ? _names.NameOf(parsed) : "";

    /// <summary>A connection to an internet address. <see langword="null"/>: it is none of ours, and goes the way of all others.</summary>
    public Answer? Connect(NotifiedCall call, SocketAddress address)
    {
        if (Volatile.Read(ref _scope) is not { } scope || (address.Loopback && address.Port != NamePort) || call.Caller() is not { } caller)
            return null;
        if (TakenSocket.Take(caller.HostPid, call.Int(0)) is not { } socket)
            return new(Errno.BadDescriptor);
        var kept = false;
        try
        {
            var request = new EgressRequest(scope, call.Processes.Reference(caller), address.Family, IPAddress.Parse(address.Address), address.Port, socket.IsDatagram);
            if (IsForResolver(request, address.Loopback))
                return ConnectResolver(call.Id, socket, request.AsAsker(address.Loopback), ref kept);
            return socket.IsDatagram ? ConnectDatagrams(socket, request) : ConnectStream(call.Id, socket, request, ref kept);
        }
        finally
        {
            if (!kept)
                socket.Dispose();
        }
    }

    /// <summary>A datagram with an address. <see langword="null"/>: as above.</summary>
    public Answer? Send(NotifiedCall call, SocketAddress address, Func<byte[]?> read)
    {
        if (Volatile.Read(ref _scope) is not { } scope || (address.Loopback && address.Port != NamePort) || call.Caller() is not { } caller)
            return null;
        using var socket = TakenSocket.Take(caller.HostPid, call.Int(0));
        if (socket is null)
            return new(Errno.BadDescriptor);
        if (!socket.IsDatagram)
            return new(Errno.NotSupported);
        var request = new EgressRequest(scope, call.Processes.Reference(caller), address.Family, IPAddress.Parse(address.Address), address.Port, Udp: true);
        if (read() is not { } datagram)
            return NotifiedCall.Unreadable;
        if (IsForResolver(request, address.Loopback))
        {
            _resolver.Ask(socket, request.AsAsker(address.Loopback), datagram);
            return Answer.Done(datagram.Length);
        }

        return RelayOf(request).Send(socket, request.AsPeer(), datagram) ? Answer.Done(datagram.Length) : new(Errno.NetworkUnreachable);
    }

    public void Dispose()
    {
        Volatile.Write(ref _scope, null);
        _tcp4.Dispose();
        _tcp6?.Dispose();
        _udp4.Dispose();
        _udp6?.Dispose();
        _resolver.Dispose();
        _book.Close();
    }

    // Whoever else is asked for names, it is our resolver that answers; unless policy names that server.
    private bool IsForResolver(EgressRequest request, bool loopback) => request.Port == NamePort && (loopback || Find(request) is null || request.Scope.IsSinkhole);

    private EgressDestination? Find(EgressRequest request)
    {
        var name = _names.NameOf(request.Address);
        if (name.Length > 0)
            return request.Scope.Destinations.ByName(name, request.Port, request.Udp);
        var found = request.Scope.Destinations.ByAddress(request.Address, request.Port, request.Udp);
        return found is { To: null } && request.Scope.Destinations.RangeRefusing(request.Address, found) is not null ? null : found;
    }

    private FlowTerms? Decide(EgressRequest request)
    {
        var destination = request.Scope.IsSinkhole ? null : Find(request);
        return destination is null && !request.Scope.IsSinkhole ? null
            : new(request.Scope, request.Process, request.Family, _names.NameOf(request.Address), request.Address, request.Port, request.Udp, destination);
    }

    private Answer ConnectDatagrams(TakenSocket socket, EgressRequest request)
    {
        // libc orders a name's addresses by connecting to each, and sends nothing: addresses that stand for a name are decided with the first datagram.
        if (_names.NameOf(request.Address).Length == 0 && Decide(request) is null)
            return Refuse(request);
        return Answer.Of(RelayOf(request).Join(socket, request.AsPeer()));
    }

    private Answer ConnectStream(ulong id, TakenSocket socket, EgressRequest request, ref bool kept)
    {
        if (Decide(request) is not { } terms)
            return Refuse(request);
        if (request.Scope.Meter.TryBegin() is not null)
            return new(Errno.ConnectionRefused);
        var flow = new TcpFlow(_book.NextNumber(), terms, _book, _time);
        var decision = flow.Record.Open();
        if (decision != Decision.Allowed)
        {
            flow.Fail(FlowEnding.Rule);
            return decision == Decision.Killed ? Answer.Silence : new(Errno.NetworkUnreachable);
        }

        // Connecting to the relay takes no time, but it may: another thread of the program can have filled the relay's queue. It must not be this thread that waits for that.
        var relay = request.Address.AddressFamily == AddressFamily.InterNetworkV6 ? _tcp6 ?? _tcp4 : _tcp4;
        kept = true;
        _ = Task.Run(() => ConnectStreamAsync(id, socket, flow, relay));
        return Answer.Later;
    }

    private async Task ConnectStreamAsync(ulong id, TakenSocket socket, TcpFlow flow, TcpRelay relay)
    {
        using (socket)
        {
            var opening = flow.OpenAsync();

            // A caller that waits can be told how its connection really went.
            var error = socket.IsNonBlocking ? 0 : await opening;
            if (error == 0)
                error = relay.Join(socket, flow);
            if (error is 0 or Errno.InProgress)
                _ = flow.RelayAsync(opening);
            else
                flow.Fail(FlowEnding.BrokenOff);
            Respond(id, error);
        }
    }

    private Answer ConnectResolver(ulong id, TakenSocket socket, Asker asker, ref bool kept)
    {
        if (socket.IsDatagram)
            return Answer.Of(_resolver.Join(socket, asker));
        kept = true;
        _ = Task.Run(() =>
        {
            using (socket)
                Respond(id, _resolver.Join(socket, asker));
        });
        return Answer.Later;
    }

    private void Respond(ulong id, int error)
    {
        try
        {
            _ = _listener.Send(id, Answer.Of(error));
        }
        catch (ObjectDisposedException)
        {
            // The sandbox is over, and with its listener all that waited.
        }
    }

    private Answer Refuse(EgressRequest request)
    {
        Telemetry.Refused("destination");
        var decision = request.Scope.Sink.Observe(request.Process, request.AsConnect(_names.NameOf(request.Address)), Decision.Denied);
        return decision == Decision.Killed ? Answer.Silence : new(Errno.NetworkUnreachable);
    }

    private FlowTerms? DecideDatagram(UdpPeer peer, long bytes)
    {
        var request = new EgressRequest(peer.Scope, peer.Process, peer.Family, peer.Address, peer.Port, Udp: true);
        if (Decide(request) is not { } terms)
        {
            Telemetry.Refused("destination");
            peer.Scope.Sink.Observe(peer.Process, request.AsSend(_names.NameOf(peer.Address), bytes), Decision.Denied);
            return null;
        }

        return peer.Scope.Meter.TryBegin() is null ? terms : null;
    }

    private UdpRelay RelayOf(EgressRequest request) => request.Address.AddressFamily == AddressFamily.InterNetworkV6 ? _udp6 ?? _udp4 : _udp4;
}

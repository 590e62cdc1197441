using InterpreterGuard.Core.Monitoring;
using InterpreterGuard.Sandboxing.Wire;
using Microsoft.Win32.SafeHandles;

namespace InterpreterGuard.Sandboxing.Sandboxes;

/// <summary>Collects the sockets of a sandbox's network as they come over the wire.</summary>
internal sealed class HandedNetwork : IDisposable
{
    private readonly Dictionary<HandedSocket, SafeFileHandle> _handles = [];

    /// <exception cref="WireException">It is no frame that brings a socket, or one that came already.</exception>
    public void Take(Frame frame, FrameReader reader)
    {
        var kind = (HandedSocket)frame.Number();
        var handle = reader.TakeDescriptor() ?? throw new WireException("NETWORK came without its descriptor.");
        if (Enum.IsDefined(kind) && _handles.TryAdd(kind, handle))
            return;
        handle.Dispose();
        throw new WireException($"NETWORK brought socket {(int)kind}, which is unknown or came already.");
    }

    /// <summary>All that came. They are the caller's from here.</summary>
    /// <exception cref="WireException">One that every sandbox has is missing.</exception>
    public SandboxSockets Complete()
    {
        var sockets = new SandboxSockets
        {
            RelayTcp4 = Needed(HandedSocket.RelayTcp4),
            RelayTcp6 = _handles.GetValueOrDefault(HandedSocket.RelayTcp6),
            RelayUdp4 = Needed(HandedSocket.RelayUdp4),
            RelayUdp6 = _handles.GetValueOrDefault(HandedSocket.RelayUdp6),
            ResolverUdp = Needed(HandedSocket.ResolverUdp),
            ResolverTcp = Needed(HandedSocket.ResolverTcp),
        };
        _handles.Clear();
        return sockets;
    }

    public void Dispose()
    {
        foreach (var handle in _handles.Values)
            handle.Dispose();
        _handles.Clear();
    }

    private SafeFileHandle Needed(HandedSocket kind) => _handles.GetValueOrDefault(kind) ?? throw new WireException($"The sandbox's init handed over no {kind}.");
}

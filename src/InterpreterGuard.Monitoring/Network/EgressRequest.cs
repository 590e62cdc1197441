using System.Net;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Monitoring.Network.Flows;
using InterpreterGuard.Monitoring.Network.Names;

namespace InterpreterGuard.Monitoring.Network;

/// <summary>What a process asks of the network.</summary>
internal sealed record EgressRequest(EgressScope Scope, ProcessReference Process, string Family, IPAddress Address, int Port, bool Udp)
{
    public UdpPeer AsPeer() => new(Scope, Process, Family, Address, Port);

    public Asker AsAsker(bool ownServer) => new(Process, ownServer ? "" : Address.ToString());

    public NetworkConnect AsConnect(string name) => new() { Family = Family, Address = Address.ToString(), Port = Port, Name = name, Datagram = Udp };

    public NetworkSend AsSend(string name, long bytes) => new() { Family = Family, Address = Address.ToString(), Port = Port, Name = name, Bytes = bytes };
}

using System.Net;
using InterpreterGuard.Core.Observations;

namespace InterpreterGuard.Monitoring.Network.Flows;

/// <summary>Whom a program's datagrams are meant for. Whether they may is decided when there is one: programs also connect such sockets only to learn their own address.</summary>
internal sealed record UdpPeer(EgressScope Scope, ProcessReference Process, string Family, IPAddress Address, int Port);

using System.Net;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Profiles;

namespace InterpreterGuard.Monitoring.Network.Flows;

/// <summary>What a flow is and why it may be.</summary>
/// <param name="Scope">The execution it began in.</param>
/// <param name="Process">Who asked for it.</param>
/// <param name="Family">The family of its socket, as facts name it.</param>
/// <param name="Name">The name the address stands for; empty for an address that the program chose itself.</param>
/// <param name="Address">The address that was asked for.</param>
/// <param name="Port">The port that was asked for.</param>
/// <param name="Udp">Datagrams, not a connection.</param>
/// <param name="Destination">What allows it; <see langword="null"/> in a sinkhole.</param>
internal sealed record FlowTerms(EgressScope Scope, ProcessReference Process, string Family, string Name, IPAddress Address, int Port, bool Udp, EgressDestination? Destination)
{
    public string Transport => Udp ? "udp" : "tcp";

    public bool IsSinkhole => Destination is null;

    /// <summary>Where it goes, for a sentence.</summary>
    public string Words => $"{(Name.Length > 0 ? Name : Address)} port {Port}{(IsSinkhole ? ", a sinkhole" : "")}";
}

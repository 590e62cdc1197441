using System.Text.Json.Serialization;

namespace InterpreterGuard.Core.Facts;

/// <summary>A socket outside the everyday kinds is made: raw, packet, netlink other than route, vsock, alg …</summary>
public sealed record NetworkSocket : NetworkFact
{
    public const string KindName = "network.socket";

    [JsonIgnore]
    public override string Kind => KindName;

    /// <summary><c>stream</c>, <c>datagram</c>, <c>raw</c>, <c>seqpacket</c> or the number.</summary>
    public required string SocketType { get; init; }

    /// <summary>The protocol's number, such as 1 for ICMP; 0 where the kind of socket says it all.</summary>
    public int Protocol { get; init; }
}

using System.Text.Json.Serialization;

namespace InterpreterGuard.Core.Facts;

/// <summary>A datagram is addressed to somebody (<c>sendto</c>, <c>sendmsg</c> with an address).</summary>
public sealed record NetworkSend : NetworkFact
{
    public const string KindName = "network.send";

    [JsonIgnore]
    public override string Kind => KindName;

    /// <summary>Bytes to be sent; -1 where unknown.</summary>
    public long Bytes { get; init; } = -1;
}

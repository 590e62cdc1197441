using System.Text.Json.Serialization;

namespace InterpreterGuard.Core.Facts;

/// <summary>A connection is asked for (<c>connect</c>).</summary>
public sealed record NetworkConnect : NetworkFact
{
    public const string KindName = "network.connect";

    [JsonIgnore]
    public override string Kind => KindName;

    /// <summary>The socket is one for datagrams: connecting it sends nothing yet. Told where the address is outside the sandbox.</summary>
    public bool Datagram { get; init; }
}

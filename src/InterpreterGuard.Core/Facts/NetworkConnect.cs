using System.Text.Json.Serialization;

namespace InterpreterGuard.Core.Facts;

/// <summary>A connection is asked for (<c>connect</c>).</summary>
public sealed record NetworkConnect : NetworkFact
{
    public const string KindName = "network.connect";

    [JsonIgnore]
    public override string Kind => KindName;
}

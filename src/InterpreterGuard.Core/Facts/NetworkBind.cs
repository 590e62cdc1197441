using System.Text.Json.Serialization;

namespace InterpreterGuard.Core.Facts;

/// <summary>An address is taken or listened on (<c>bind</c>, <c>listen</c>).</summary>
public sealed record NetworkBind : NetworkFact
{
    public const string KindName = "network.bind";

    [JsonIgnore]
    public override string Kind => KindName;

    /// <summary>True for <c>listen</c>.</summary>
    public bool Listening { get; init; }
}

using System.Text.Json.Serialization;

namespace InterpreterGuard.Core.Facts;

/// <summary>A process asks for another identity or for capabilities (<c>setuid</c> family with 0, <c>capset</c>).</summary>
public sealed record ProcessIdentity : RuntimeFact
{
    public const string KindName = "process.identity";

    [JsonIgnore]
    public override string Kind => KindName;

    /// <summary>The call's name, such as setuid.</summary>
    public required string Syscall { get; init; }

    /// <summary>The user or group asked for; -1 for capabilities.</summary>
    public required long Asked { get; init; }
}

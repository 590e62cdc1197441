using System.Text.Json.Serialization;

namespace InterpreterGuard.Core.Facts;

/// <summary>A descriptor is put onto 0, 1 or 2 (<c>dup2</c>, <c>dup3</c>).</summary>
public sealed record ProcessRedirect : RuntimeFact
{
    public const string KindName = "process.redirect";

    [JsonIgnore]
    public override string Kind => KindName;

    /// <summary>0, 1 or 2.</summary>
    public required int Target { get; init; }

    /// <summary>What the descriptor is: <c>inet</c>, <c>unix</c>, <c>pipe</c>, <c>file</c>, <c>other</c>.</summary>
    public required string Source { get; init; }
}

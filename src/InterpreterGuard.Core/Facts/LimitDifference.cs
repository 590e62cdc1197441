using System.Text.Json.Serialization;

namespace InterpreterGuard.Core.Facts;

/// <summary>A sandbox was not held as it was asked to be. The execution ended before any of its code ran.</summary>
public sealed record LimitDifference : RuntimeFact
{
    public const string KindName = "guard.limit_difference";

    [JsonIgnore]
    public override string Kind => KindName;

    /// <summary>What differs, such as <c>memory in the kernel</c> or <c>capabilities of the runner</c>.</summary>
    public required string Part { get; init; }

    /// <summary>What was asked for.</summary>
    public required string Asked { get; init; }

    /// <summary>What the kernel or the engine says.</summary>
    public required string Found { get; init; }
}

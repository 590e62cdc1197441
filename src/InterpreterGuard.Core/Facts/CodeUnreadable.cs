using System.Text.Json.Serialization;

namespace InterpreterGuard.Core.Facts;

/// <summary>Source that screening could not read in whole or in part. Rules decide what follows; with none, the verdict is hold.</summary>
public sealed record CodeUnreadable : CodeFact
{
    public const string KindName = "code.unreadable";

    [JsonIgnore]
    public override string Kind => KindName;

    /// <summary><c>syntax</c>, <c>too_deep</c>, <c>too_large</c>, <c>time_out</c>, <c>crashed</c> or <c>unavailable</c>.</summary>
    public required string Reason { get; init; }

    /// <summary>One sentence for the reviewer.</summary>
    public required string Message { get; init; }
}

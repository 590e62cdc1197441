using System.Text.Json.Serialization;

namespace InterpreterGuard.Client;

/// <summary>
/// Something seen of an execution, as it happens: <c>began</c>, <c>screened</c>, <c>observation</c>, <c>ended</c>, and <c>missed</c> where a slow reader of all executions lost some. What it says is in
/// <see cref="GuardAnswer.Json"/>.
/// </summary>
public sealed record WatchedEvent : GuardAnswer
{
    /// <summary>What it tells.</summary>
    [JsonIgnore]
    public string Kind { get; internal init; } = "";

    /// <summary>Of which execution; empty for <c>missed</c>.</summary>
    public string ExecutionId { get; init; } = "";

    /// <summary>The number of an observation within its execution; <see langword="null"/> elsewhere.</summary>
    public long? Sequence { get; init; }
}

using System.Text.Json.Serialization;

namespace InterpreterGuard.Client;

/// <summary>The last event: how it ended, with everything that was told before.</summary>
public sealed record ExecutionEnded : ExecutionEvent
{
    /// <summary>The execution.</summary>
    [JsonIgnore]
    public Execution Execution { get; init; } = new();
}

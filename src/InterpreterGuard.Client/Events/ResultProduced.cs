using System.Text.Json.Serialization;

namespace InterpreterGuard.Client;

/// <summary>The code handed back a value or a figure.</summary>
public sealed record ResultProduced : ExecutionEvent
{
    /// <summary>The value.</summary>
    [JsonIgnore]
    public ExecutionResult Result { get; init; } = new();
}

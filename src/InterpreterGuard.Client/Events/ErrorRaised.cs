using System.Text.Json.Serialization;

namespace InterpreterGuard.Client;

/// <summary>The code's own error.</summary>
public sealed record ErrorRaised : ExecutionEvent
{
    /// <summary>The error.</summary>
    [JsonIgnore]
    public ExecutionError Error { get; init; } = new("", "", "");
}

using System.Text.Json.Serialization;

namespace InterpreterGuard.Client;

/// <summary>The code wrote something. Strangers' text: it may hold control sequences.</summary>
public sealed record OutputWritten : ExecutionEvent
{
    /// <summary>Whether it went to standard error.</summary>
    [JsonIgnore]
    public bool IsError { get; init; }

    /// <summary>What it wrote.</summary>
    public string Text { get; init; } = "";
}

using System.Text.Json.Serialization;

namespace InterpreterGuard.Client;

/// <summary>The code wrote a file.</summary>
public sealed record ArtifactWritten : ExecutionEvent
{
    /// <summary>The file.</summary>
    [JsonIgnore]
    public Artifact File { get; init; } = new();
}

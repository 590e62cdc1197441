using System.Text.Json.Serialization;

namespace InterpreterGuard.Client;

/// <summary>
/// Something an execution did, told while it runs: <see cref="ExecutionStarted"/>, <see cref="OutputWritten"/>, <see cref="ResultProduced"/>, <see cref="ArtifactWritten"/>,
/// <see cref="ErrorRaised"/>, and last of all <see cref="ExecutionEnded"/>.
/// </summary>
public abstract record ExecutionEvent
{
    /// <summary>Its number in the stream; a connection that broke goes on behind the last one that was seen.</summary>
    [JsonIgnore]
    public string? EventId { get; internal init; }
}

using InterpreterGuard.Core.Executions;

namespace InterpreterGuard.Core.Streaming;

/// <summary>It left a file behind.</summary>
public sealed record ArtifactEvent(Artifact Artifact) : ExecutionEvent
{
    public override string Name => "artifact";

    internal override long Bytes => base.Bytes + 256 + (2L * Artifact.Path.Length);
}

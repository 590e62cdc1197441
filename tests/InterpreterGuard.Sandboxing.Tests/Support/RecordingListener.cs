using InterpreterGuard.Core.Executions;

namespace InterpreterGuard.Sandboxing.Tests.Support;

/// <summary>Keeps everything it hears.</summary>
internal sealed class RecordingListener : IExecutionListener
{
    private readonly List<byte> _stdout = [];
    private readonly List<byte> _stderr = [];

    public byte[] Stdout => [.. _stdout];

    public byte[] Stderr => [.. _stderr];

    public List<ExecutionResult> Results { get; } = [];

    public List<ExecutionError> Errors { get; } = [];

    public List<Artifact> Artifacts { get; } = [];

    public void Output(OutputStream stream, ReadOnlySpan<byte> bytes) => (stream == OutputStream.Stdout ? _stdout : _stderr).AddRange(bytes);

    public void Result(ExecutionResult result) => Results.Add(result);

    public void Error(ExecutionError error) => Errors.Add(error);

    public void Artifact(Artifact artifact) => Artifacts.Add(artifact);
}

using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Observations;

namespace InterpreterGuard.Core.Pipeline;

/// <summary>What the recorder had at the end.</summary>
internal sealed record ExecutionRecord(
    IReadOnlyList<Observation> Observations, IReadOnlyList<Detection> Detections, IReadOnlyList<ProcessNode> Processes, long ObservationsDropped)
{
    public static readonly ExecutionRecord Empty = new([], [], [], 0);
}

using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Exceptions;
using InterpreterGuard.Core.Observations;

namespace InterpreterGuard.Core.Pipeline;

/// <summary>What the recorder hands out.</summary>
internal sealed record ExecutionRecord(
    IReadOnlyList<Observation> Observations, IReadOnlyList<Detection> Detections, IReadOnlyList<ProcessNode> Processes, long ObservationsDropped,
    IReadOnlyList<ExceptionUse> Silenced)
{
    public static readonly ExecutionRecord Empty = new([], [], [], 0, []);
}

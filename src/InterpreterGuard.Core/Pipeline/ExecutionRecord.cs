using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Exceptions;
using InterpreterGuard.Core.Observations;

namespace InterpreterGuard.Core.Pipeline;

/// <summary>What the recorder hands out.</summary>
internal sealed record ExecutionRecord(
    IReadOnlyList<Observation> Observations, IReadOnlyList<Detection> Detections, IReadOnlyList<ProcessNode> Processes, long ObservationsDropped,
    IReadOnlyList<ExceptionUse> Silenced)
{
    /// <summary>The number of the last observation in it; 0 when it has none.</summary>
    public long LastSequence => Observations is [.., var last] ? last.Sequence : 0;

    public static readonly ExecutionRecord Empty = new([], [], [], 0, []);
}

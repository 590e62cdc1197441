using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Watching;
using InterpreterGuard.Host.Executions;

namespace InterpreterGuard.Host.Watching;

/// <summary>One fact seen while code runs, with what rules concluded from it.</summary>
internal sealed record WatchedObservation(
    string ExecutionId, long Sequence, DateTimeOffset At, string Kind, Decision Decision, ProcessReference Process, Fact Fact, IReadOnlyList<DetectionResponse>? Detections)
{
    public static WatchedObservation Of(ExecutionId id, SeenObservation seen)
    {
        var (observation, detections) = seen;
        return new(
            id.ToString(), observation.Sequence, observation.At, observation.Fact.Kind, observation.Decision, observation.Process, observation.Fact,
            detections.Count == 0 ? null : DetectionResponse.Of(detections, Disclosure.Full));
    }
}

using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Observations;

namespace InterpreterGuard.Core.Watching;

/// <summary>An observation with what rules concluded from it.</summary>
/// <param name="Observation">What was seen.</param>
/// <param name="Detections">What rules concluded; often nothing.</param>
public sealed record SeenObservation(Observation Observation, IReadOnlyList<Detection> Detections);

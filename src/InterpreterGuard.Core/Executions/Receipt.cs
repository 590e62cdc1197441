using InterpreterGuard.Core.Monitoring;
using InterpreterGuard.Core.Sandboxes;

namespace InterpreterGuard.Core.Executions;

/// <summary>Proof of what was applied: which policy judged, which limits held, which sensors saw, what was lost.</summary>
/// <param name="PolicyId">The policy's name.</param>
/// <param name="PolicyHash">SHA-256 over its files.</param>
/// <param name="Enforcement"><c>enforce</c> or <c>observe</c>.</param>
/// <param name="Profile">The profile's name.</param>
/// <param name="Applied">The limits as read back; <see langword="null"/> when nothing ran.</param>
/// <param name="Sensors">The sensors and their losses.</param>
/// <param name="ObservationsDropped">Observations beyond the bound kept for one execution; they were still judged.</param>
public sealed record Receipt(
    string PolicyId,
    string PolicyHash,
    string Enforcement,
    string Profile,
    AppliedLimits? Applied,
    IReadOnlyList<SensorHealth> Sensors,
    long ObservationsDropped);

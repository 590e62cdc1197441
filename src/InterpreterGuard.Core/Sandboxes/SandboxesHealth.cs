namespace InterpreterGuard.Core.Sandboxes;

/// <summary>The state of pool and engine, for <c>/health</c> and <c>/metrics</c>.</summary>
/// <param name="EngineAnswers">Whether the engine's last call succeeded.</param>
/// <param name="Problem">What is wrong, in a sentence; <see langword="null"/> when nothing is.</param>
/// <param name="Warm">Sandboxes ready to be claimed, by language.</param>
/// <param name="Running">Sandboxes claimed and not yet removed.</param>
/// <param name="RunningMax">How many may be claimed at once.</param>
/// <param name="LeftOver">Containers that the engine was asked to remove and still lists a round of the reaper later.</param>
public sealed record SandboxesHealth(bool EngineAnswers, string? Problem, IReadOnlyDictionary<string, int> Warm, int Running, int RunningMax, int LeftOver);

using InterpreterGuard.Core.Incidents;

namespace InterpreterGuard.Core.Replays;

/// <summary>What would have come of one execution.</summary>
/// <param name="Incident">The incident it would have opened; <see langword="null"/> for none.</param>
/// <param name="BeyondKnown">The code would have run, or run on, where it was stopped then.</param>
internal sealed record Replayed(Incident? Incident, bool BeyondKnown);

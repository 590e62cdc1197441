using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Incidents;

namespace InterpreterGuard.Core.Replays;

/// <summary>An incident that would be otherwise.</summary>
/// <param name="Change">In what way.</param>
/// <param name="ExecutionId">The execution.</param>
/// <param name="ReceivedAt">When its submission was received.</param>
/// <param name="Before">As it is in the store; <see langword="null"/> when it appears.</param>
/// <param name="After">As it would be; <see langword="null"/> when it vanishes. Its id is made up.</param>
/// <param name="RulesGained">Rules that would be in it and are not.</param>
/// <param name="RulesLost">Rules that are in it and would not be.</param>
/// <param name="BeyondKnown">The code would have run, or run on, where it was stopped then: what it would have done after that nobody saw.</param>
public sealed record ReplayedIncident(
    ReplayChange Change,
    ExecutionId ExecutionId,
    DateTimeOffset ReceivedAt,
    Incident? Before,
    Incident? After,
    IReadOnlyList<RuleId> RulesGained,
    IReadOnlyList<RuleId> RulesLost,
    bool BeyondKnown);

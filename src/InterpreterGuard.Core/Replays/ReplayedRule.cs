using InterpreterGuard.Core.Identity;

namespace InterpreterGuard.Core.Replays;

/// <summary>What would change by a rule: in how many executions it is, and would be, a reason of the incident.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Before">Incidents with this rule in the store.</param>
/// <param name="After">Incidents with this rule as they would be.</param>
/// <param name="Appears">Executions in whose incident it would be and is not.</param>
/// <param name="Vanishes">Executions in whose incident it is and would not be.</param>
/// <param name="Changes">Executions whose incident has it both times and would be of another severity or decision.</param>
public sealed record ReplayedRule(RuleId Rule, int Before, int After, int Appears, int Vanishes, int Changes);

using InterpreterGuard.Core.Replays;

namespace InterpreterGuard.Host.Replays;

/// <summary>What would change by a rule.</summary>
internal sealed record ReplayedRuleResponse(string Rule, int Before, int After, int Appears, int Vanishes, int Changes)
{
    public static ReplayedRuleResponse Of(ReplayedRule rule) => new(rule.Rule.Value, rule.Before, rule.After, rule.Appears, rule.Vanishes, rule.Changes);
}

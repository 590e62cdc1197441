using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Incidents;

namespace InterpreterGuard.Core.Replays;

/// <summary>Counts, rule by rule, what changes.</summary>
internal sealed class RuleCounts
{
    private readonly SortedDictionary<RuleId, ReplayedRule> _rules = [];

    /// <summary>Rules by which something changes.</summary>
    public IReadOnlyList<ReplayedRule> Changed => [.. _rules.Values.Where(rule => rule.Appears + rule.Vanishes + rule.Changes > 0)];

    public void Add(Incident? before, Incident? after, bool otherwise)
    {
        foreach (var rule in (before?.Rules ?? []).Union(after?.Rules ?? []))
        {
            var was = before?.Rules.Contains(rule) == true;
            var is_ = after?.Rules.Contains(rule) == true;
            var counts = _rules.GetValueOrDefault(rule) ?? new ReplayedRule(rule, 0, 0, 0, 0, 0);
            _rules[rule] = counts with
            {
                Before = counts.Before + (was ? 1 : 0),
                After = counts.After + (is_ ? 1 : 0),
                Appears = counts.Appears + (is_ && !was ? 1 : 0),
                Vanishes = counts.Vanishes + (was && !is_ ? 1 : 0),
                Changes = counts.Changes + (was && is_ && otherwise ? 1 : 0),
            };
        }
    }
}

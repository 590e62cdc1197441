using InterpreterGuard.Core.Detections;

namespace InterpreterGuard.Core.Policies;

/// <summary>A rule that matched a fact.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Action">What it does here: its own action, or <see cref="RuleAction.Record"/> where the policy or the rule only observes or is on trial.</param>
/// <param name="Message">One sentence: the rule's name and what it saw.</param>
public sealed record RuleMatch(RuleDescription Rule, RuleAction Action, string Message)
{
    /// <summary>The exception that silences it; its action is then <see cref="RuleAction.Record"/>.</summary>
    public string? SilencedBy { get; init; }
}

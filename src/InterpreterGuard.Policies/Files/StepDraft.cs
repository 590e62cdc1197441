using InterpreterGuard.Core.Policies;
using InterpreterGuard.Policies.Conditions;

namespace InterpreterGuard.Policies.Files;

/// <summary>A step under <c>after</c> that was read, its condition not yet compiled.</summary>
/// <param name="Condition">Its condition.</param>
/// <param name="Within">What follows comes at most this much later.</param>
internal sealed record StepDraft(Condition Condition, TimeSpan Within)
{
    public RuleStep Description { get; } = new(Condition.Kind.Name, Condition.Text.Value, Within);
}

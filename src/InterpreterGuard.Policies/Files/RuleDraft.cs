using InterpreterGuard.Core.Policies;
using InterpreterGuard.Policies.Conditions;

namespace InterpreterGuard.Policies.Files;

/// <summary>A rule that was read, its conditions not yet compiled.</summary>
/// <param name="Description">What it says about itself.</param>
/// <param name="Enforced">False: this rule only observes, whatever the policy does.</param>
/// <param name="Condition">Its condition.</param>
/// <param name="Steps">What must have come before.</param>
/// <param name="Samples">What it must fire on and must spare.</param>
internal sealed record RuleDraft(RuleDescription Description, bool Enforced, Condition Condition, IReadOnlyList<StepDraft> Steps, IReadOnlyList<RuleSample> Samples)
{
    /// <summary>Its own condition and those of its steps.</summary>
    public IEnumerable<Condition> Conditions => [Condition, .. Steps.Select(step => step.Condition)];
}

using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Policies;

namespace InterpreterGuard.Host.Policy;

/// <summary>What a rule says about itself.</summary>
internal sealed record RuleResponse(
    string Id,
    string Name,
    string On,
    string When,
    Severity Severity,
    RuleAction Action,
    bool Trial,
    IReadOnlyList<string> Attack,
    IReadOnlyList<string> Cwe,
    string? Fix,
    string Why,
    string FalsePositives,
    string Source)
{
    public static RuleResponse Of(RuleDescription rule) => new(
        rule.Id.Value, rule.Name, rule.On, rule.When, rule.Severity, rule.Action, rule.Trial, rule.Attack, rule.Cwe, rule.Fix.Length == 0 ? null : rule.Fix, rule.Why, rule.FalsePositives, rule.Source);
}

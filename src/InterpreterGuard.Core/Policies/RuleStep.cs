namespace InterpreterGuard.Core.Policies;

/// <summary>What must have come before a rule's own fact.</summary>
/// <param name="On">The kind of fact.</param>
/// <param name="When">The condition as written.</param>
/// <param name="Within">The next step, or the rule's own fact, follows at most this much later.</param>
public sealed record RuleStep(string On, string When, TimeSpan Within);

using InterpreterGuard.Core.Identity;

namespace InterpreterGuard.Policies.Learning;

/// <summary>A rule that is never learned away, though programs of the corpus meet it.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Programs">Who meets it, sorted.</param>
/// <param name="Why">Why it stays.</param>
public sealed record NotLearned(RuleId Rule, IReadOnlyList<string> Programs, string Why);

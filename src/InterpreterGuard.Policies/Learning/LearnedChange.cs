using InterpreterGuard.Core.Identity;

namespace InterpreterGuard.Policies.Learning;

/// <summary>A rule that honest programs meet in too many ways for exceptions: it would only record.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Programs">Who needs it, sorted.</param>
/// <param name="Why">Why no exception is enough.</param>
public sealed record LearnedChange(RuleId Rule, IReadOnlyList<string> Programs, string Why);

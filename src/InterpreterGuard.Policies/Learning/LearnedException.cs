using InterpreterGuard.Core.Identity;

namespace InterpreterGuard.Policies.Learning;

/// <summary>An exception that honest programs need.</summary>
/// <param name="Rules">The rules it silences.</param>
/// <param name="When">What the fact must be.</param>
/// <param name="Programs">Who needs it, sorted.</param>
public sealed record LearnedException(IReadOnlyList<RuleId> Rules, string When, IReadOnlyList<string> Programs);

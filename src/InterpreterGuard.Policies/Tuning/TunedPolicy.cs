using InterpreterGuard.Core.Policies;

namespace InterpreterGuard.Policies.Tuning;

/// <summary>The policy that would be in force with a file, read and compiled as the host reads its own.</summary>
/// <param name="Policy">To be asked what it would have said.</param>
/// <param name="Warnings">What a person should know before it is in force.</param>
public sealed record TunedPolicy(IPolicy Policy, IReadOnlyList<string> Warnings);

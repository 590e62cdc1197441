using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Profiles;

namespace InterpreterGuard.Host.Policy;

/// <summary>The policy in force.</summary>
internal sealed record PolicyResponse(
    string Id, string Hash, string Enforcement, Disclosure Disclosure, string DefaultProfile, IReadOnlyList<Profile> Profiles, IReadOnlyList<RuleResponse> Rules);

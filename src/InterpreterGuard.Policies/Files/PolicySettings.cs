using InterpreterGuard.Core.Policies;
using InterpreterGuard.Policies.Yaml;

namespace InterpreterGuard.Policies.Files;

/// <summary>What <c>policy.yaml</c> says.</summary>
internal sealed record PolicySettings(string Id, bool Enforced, YamlScalar? DefaultProfile, Disclosure Disclosure, TimeSpan HoldFor);

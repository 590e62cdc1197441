using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Profiles;

namespace InterpreterGuard.Policies;

/// <summary>A rule ready to be asked.</summary>
/// <param name="Description">What it says about itself.</param>
/// <param name="Action">What it does in this policy.</param>
/// <param name="When">Its condition.</param>
internal sealed record CompiledRule(RuleDescription Description, RuleAction Action, Func<Fact, Profile, bool> When);

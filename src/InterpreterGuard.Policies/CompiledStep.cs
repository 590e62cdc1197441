using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Policies.Windows;

namespace InterpreterGuard.Policies;

/// <summary>A step ready to be asked.</summary>
/// <param name="When">Its condition.</param>
/// <param name="Within">What follows comes at most this much later.</param>
internal sealed record CompiledStep(Func<Fact, Profile, RuleMemory, bool> When, TimeSpan Within);

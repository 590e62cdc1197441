using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Policies.Exceptions;
using InterpreterGuard.Policies.Windows;

namespace InterpreterGuard.Policies;

/// <summary>A rule ready to be asked.</summary>
/// <param name="Description">What it says about itself.</param>
/// <param name="Action">What it does in this policy.</param>
/// <param name="When">Its condition.</param>
/// <param name="Steps">What must have come before, first one first.</param>
/// <param name="Sequence">Its place among the policy's rules with steps; -1 where it has none.</param>
/// <param name="Exceptions">Those that may silence it, expired ones too.</param>
internal sealed record CompiledRule(
    RuleDescription Description, RuleAction Action, Func<Fact, Profile, RuleMemory, bool> When, IReadOnlyList<CompiledStep> Steps, int Sequence,
    IReadOnlyList<CompiledException> Exceptions);

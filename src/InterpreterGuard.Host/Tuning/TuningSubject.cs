using InterpreterGuard.Core.Cases;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Policies.Tuning;

namespace InterpreterGuard.Host.Tuning;

/// <summary>What can be tuned: a rule of an incident, with what it matched there.</summary>
/// <param name="Case">The incident.</param>
/// <param name="Rule">The rule, as it is in force now.</param>
/// <param name="Facts">What it matched, the first ones.</param>
/// <param name="Choices">Fields by which an exception can be narrowed; none where no exception is possible.</param>
/// <param name="Threshold">The number its counter is compared with; <see langword="null"/> where it counts nothing.</param>
internal sealed record TuningSubject(IncidentCase Case, RuleDescription Rule, IReadOnlyList<Fact> Facts, IReadOnlyList<FactChoice> Choices, RuleThreshold? Threshold);

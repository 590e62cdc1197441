using System.Collections.Frozen;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Policies.Windows;

namespace InterpreterGuard.Policies.Conditions;

/// <summary>Compiled conditions.</summary>
/// <param name="ById">Each condition by its id.</param>
/// <param name="Counters">How many counters they have together.</param>
internal sealed record CompiledConditions(FrozenDictionary<string, Func<Fact, Profile, RuleMemory, bool>> ById, int Counters);

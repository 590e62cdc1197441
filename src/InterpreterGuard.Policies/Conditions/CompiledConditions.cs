using System.Collections.Frozen;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Profiles;

namespace InterpreterGuard.Policies.Conditions;

/// <summary>Compiled conditions by their id.</summary>
internal sealed record CompiledConditions(FrozenDictionary<string, Func<Fact, Profile, bool>> ById);

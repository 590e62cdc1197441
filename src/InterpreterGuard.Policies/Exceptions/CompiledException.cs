using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Policies.Windows;

namespace InterpreterGuard.Policies.Exceptions;

/// <summary>An exception ready to be asked about the facts of one rule.</summary>
/// <param name="Id">Its id.</param>
/// <param name="BeginsAt">The first moment at which it works.</param>
/// <param name="EndsAt">The first moment at which it does not work any more.</param>
/// <param name="When">Its condition.</param>
internal sealed record CompiledException(string Id, DateTimeOffset BeginsAt, DateTimeOffset EndsAt, Func<Fact, Profile, RuleMemory, bool> When);

using InterpreterGuard.Core.Identity;

namespace InterpreterGuard.Core.Exceptions;

/// <summary>How often an exception silenced a rule in one execution.</summary>
/// <param name="ExceptionId">The exception.</param>
/// <param name="Rule">The rule that matched and was silenced.</param>
/// <param name="Count">How many matches.</param>
public sealed record ExceptionUse(string ExceptionId, RuleId Rule, long Count);

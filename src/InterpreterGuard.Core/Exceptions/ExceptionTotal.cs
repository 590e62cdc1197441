using InterpreterGuard.Core.Identity;

namespace InterpreterGuard.Core.Exceptions;

/// <summary>How often an exception was used, over all executions that have ended.</summary>
/// <param name="ExceptionId">The exception.</param>
/// <param name="Uses">Matches it silenced.</param>
/// <param name="Executions">In so many executions.</param>
/// <param name="FirstAt">When the first of them ended.</param>
/// <param name="LastAt">When the last of them ended.</param>
/// <param name="Last">The last of them.</param>
public sealed record ExceptionTotal(string ExceptionId, long Uses, long Executions, DateTimeOffset FirstAt, DateTimeOffset LastAt, ExecutionId Last);

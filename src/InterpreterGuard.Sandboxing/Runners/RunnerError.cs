using InterpreterGuard.Core.Executions;

namespace InterpreterGuard.Sandboxing.Runners;

/// <summary>The code's own error.</summary>
internal sealed record RunnerError(ExecutionError Error) : RunnerLine;

using InterpreterGuard.Core.Executions;

namespace InterpreterGuard.Sandboxing.Runners;

/// <summary>A value the code handed back.</summary>
internal sealed record RunnerResult(ExecutionResult Result) : RunnerLine;

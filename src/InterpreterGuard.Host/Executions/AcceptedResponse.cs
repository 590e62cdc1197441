using InterpreterGuard.Core.Executions;

namespace InterpreterGuard.Host.Executions;

/// <summary>It was accepted, or asked to end; how it goes is at <c>/v1/executions/{id}</c>.</summary>
internal sealed record AcceptedResponse(string Id, ExecutionStatus Status);

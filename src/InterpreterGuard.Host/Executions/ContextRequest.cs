namespace InterpreterGuard.Host.Executions;

/// <summary>Who stands behind a submission, as the caller tells it.</summary>
internal sealed record ContextRequest(string? Agent, string? Model, string? ToolCallId, string? Conversation, string? User);

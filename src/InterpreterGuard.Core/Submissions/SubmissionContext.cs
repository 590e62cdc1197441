namespace InterpreterGuard.Core.Submissions;

/// <summary>Who stands behind a submission, as the caller tells it. Text from strangers: shown, searched, never trusted.</summary>
public sealed record SubmissionContext(string? Agent, string? Model, string? ToolCallId, string? Conversation, string? User)
{
    public static readonly SubmissionContext Unknown = new(null, null, null, null, null);
}

using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Host.Watching;

/// <summary>An execution begins, or was under way when somebody came to watch.</summary>
internal sealed record WatchedExecution(
    string ExecutionId, string? SessionId, string Language, string Profile, string ApiKeyId, SubmissionContext Context, DateTimeOffset ReceivedAt)
{
    public static WatchedExecution Of(Submission submission) => new(
        submission.Id.ToString(), submission.SessionId?.ToString(), submission.Language.Name, submission.ProfileName, submission.ApiKeyId, submission.Context, submission.ReceivedAt);
}

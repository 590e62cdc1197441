using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Host.Executions;

/// <summary>What was submitted and who asked, for reviewers.</summary>
internal sealed record SubmissionResponse(
    string Language,
    string Code,
    string Stdin,
    IReadOnlyList<string> Args,
    IReadOnlyDictionary<string, string> Env,
    IReadOnlyList<SubmittedFileResponse> Files,
    string Profile,
    SubmissionContext Context,
    string ApiKeyId,
    DateTimeOffset ReceivedAt)
{
    public static SubmissionResponse Of(Submission submission) => new(
        submission.Language.Name,
        submission.Code,
        submission.Stdin,
        submission.Arguments,
        submission.Environment,
        [.. submission.Files.Select(file => new SubmittedFileResponse(file.Path, file.Size, file.Source?.ToString(), file.SourceSha256))],
        submission.ProfileName,
        submission.Context,
        submission.ApiKeyId,
        submission.ReceivedAt);
}

using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Storage.Json;

/// <summary>What comes with a submission beside its code.</summary>
internal sealed record StoredInputs(
    string Stdin, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Environment, IReadOnlyList<SubmissionFile> Files, TimeSpan? WallClockAsked,
    LimitsAsked? LimitsAsked = null)
{
    public static StoredInputs Of(Submission submission) =>
        new(submission.Stdin, submission.Arguments, submission.Environment, submission.Files, submission.WallClockAsked, submission.LimitsAsked);
}

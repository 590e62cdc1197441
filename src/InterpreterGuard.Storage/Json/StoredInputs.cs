using System.Text;
using System.Text.Unicode;
using InterpreterGuard.Core.Policies;
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

    /// <summary>As a column. Whoever gives a program a variable's value rarely means it for us, so with what covers secrets all of them are covered, whole.</summary>
    public static string Write(Submission submission, IRedaction atRest)
    {
        var inputs = Of(submission);
        if (!atRest.CoversAtRest)
            return EvidenceJson.Write(inputs);
        inputs = inputs with
        {
            Environment = inputs.Environment.ToDictionary(variable => variable.Key, variable => SecretCover.Of(variable.Value), StringComparer.Ordinal),
            Files = [.. inputs.Files.Select(file => file with { Content = Covered(file.Content, atRest) })],
        };
        return EvidenceJson.Write(inputs, atRest);
    }

    // What is no text stays as it is; bytes that are none would not survive the way there and back.
    private static ReadOnlyMemory<byte> Covered(ReadOnlyMemory<byte> content, IRedaction atRest)
    {
        if (!Utf8.IsValid(content.Span))
            return content;
        var text = Encoding.UTF8.GetString(content.Span);
        var covered = atRest.Cover(text);
        return ReferenceEquals(text, covered) ? content : Encoding.UTF8.GetBytes(covered);
    }
}

using InterpreterGuard.Client;
using InterpreterGuard.Core.Admission;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Sessions;
using InterpreterGuard.Host.Problems;
using InterpreterGuard.Storage;

namespace InterpreterGuard.Host.Mcp;

/// <summary>What cannot be done, as a sentence for the model: those that the API's answers have, and nothing about the inside.</summary>
internal static class Refusals
{
    private const int ProblemsMax = 10;

    public static async Task<T> TellAsync<T>(Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception problem) when (Sentence(problem) is { } sentence)
        {
            throw new GuardException(sentence, problem);
        }
    }

    public static GuardException NotValid(IReadOnlyList<FieldProblem> problems) =>
        new(string.Join(' ', problems.Take(ProblemsMax).Select(problem => $"'{problem.Field}' {problem.Problem.TrimEnd('.')}.")));

    private static string? Sentence(Exception problem) => problem switch
    {
        AdmissionRefusedException refused => $"{refused.Message.TrimEnd('.')}. Try again in {Seconds(refused.RetryAfter)} s.",
        SandboxUnavailableException unavailable => $"{unavailable.Message.TrimEnd('.')}. Try again in {Seconds(unavailable.RetryAfter)} s.",
        SandboxDiffersException => "A sandbox was made, but is not held as it was asked to be, so nothing ran; tell the host's operator.",
        SessionException or SandboxFileException => problem.Message,
        StorageException => "The host cannot keep or read evidence now, so it gives no result. Try again later.",
        _ => null,
    };

    private static int Seconds(TimeSpan pause) => Math.Max(1, (int)Math.Ceiling(pause.TotalSeconds));
}

using System.Net;

namespace InterpreterGuard.Client.Transport;

/// <summary>What a host says, as sentences that each end once.</summary>
internal static class Sentence
{
    public static string Of(
        HttpStatusCode status, string? title, string? detail, IReadOnlyList<GuardFieldProblem> errors, IReadOnlyList<string> problems, TimeSpan? retryAfter)
    {
        var head = $"The host answers {(int)status}" + (Bare(title) is { Length: > 0 } words ? $": {words}" : "");
        string[] parts =
        [
            head,
            Bare(detail),
            // The detail names the first fields itself.
            .. errors.Where(error => detail?.Contains(error.Problem, StringComparison.Ordinal) != true).Select(error => Bare(error.Field.Length > 0 ? $"{error.Field}: {error.Problem}" : error.Problem)),
            .. problems.Select(Bare),
            retryAfter is { } pause && detail?.Contains("again in", StringComparison.Ordinal) != true ? $"Try again in {Math.Ceiling(pause.TotalSeconds):0} s" : "",
        ];
        return string.Join(' ', parts.Where(part => part.Length > 0).Select(part => part[^1] is '?' or '!' or '…' ? part : part + "."));
    }

    private static string Bare(string? text) => text?.Trim().TrimEnd('.', ';', ',') ?? "";
}

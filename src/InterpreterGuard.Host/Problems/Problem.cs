using Microsoft.AspNetCore.Mvc;

namespace InterpreterGuard.Host.Problems;

/// <summary>The answers for everything that is not a result, as RFC 9457 problem details.</summary>
internal static class Problem
{
    public const string ContentType = "application/problem+json";

    public static IResult NotValid(IReadOnlyList<FieldProblem> problems) => Make(
        StatusCodes.Status400BadRequest,
        "The request is not valid",
        string.Join("; ", problems.Take(5).Select(problem => $"{problem.Field} {problem.Problem}")) + (problems.Count > 5 ? $"; and {problems.Count - 5} more" : ""),
        ("errors", problems));

    public static IResult TooLarge(string detail) => Make(StatusCodes.Status413PayloadTooLarge, "The body is too large", detail);

    public static IResult NotFound(string detail) => Make(StatusCodes.Status404NotFound, "Not found", detail);

    public static IResult Forbidden(string detail) => Make(StatusCodes.Status403Forbidden, "Not allowed for this key", detail);

    public static IResult Make(int status, string title, string detail, params ReadOnlySpan<(string Name, object? Value)> more)
    {
        var details = new ProblemDetails { Status = status, Title = title, Detail = detail, Type = TypeOf(status) };
        foreach (var (name, value) in more)
            details.Extensions[name] = value;
        return TypedResults.Problem(details);
    }

    public static string TypeOf(int status) => status switch
    {
        400 => "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.1",
        401 => "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2",
        403 => "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.4",
        404 => "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.5",
        405 => "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6",
        409 => "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.10",
        413 => "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.14",
        415 => "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.16",
        422 => "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.21",
        429 => "https://www.rfc-editor.org/rfc/rfc6585#section-4",
        410 => "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.11",
        507 => "https://www.rfc-editor.org/rfc/rfc4918#section-11.5",
        503 => "https://www.rfc-editor.org/rfc/rfc9110#section-15.6.4",
        _ => "about:blank",
    };
}

using InterpreterGuard.Core.Files;
using InterpreterGuard.Host.Problems;
using Microsoft.Net.Http.Headers;

namespace InterpreterGuard.Host.Files;

/// <summary>Reads what an upload says of itself: its name, from <c>?name=</c> or the Content-Disposition header.</summary>
internal static class UploadReader
{
    public static (string? Name, IResult? Problem) Name(HttpRequest request)
    {
        if (MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
        {
            return (null, Problem.Make(
                StatusCodes.Status415UnsupportedMediaType, "The body is a form", "The body is stored as it is: send the file's bytes alone, not a form (with curl: --data-binary @FILE instead of -F)."));
        }

        var (field, name) = request.Query.TryGetValue("name", out var query)
            ? ("name", query.ToString())
            : ("Content-Disposition", FileNameOf(request.Headers.ContentDisposition));
        if (name is null)
            return (null, Problem.NotValid([new FieldProblem("name", "is missing; send ?name=input.csv, or 'Content-Disposition: attachment; filename=\"input.csv\"'")]));
        return FileName.Problem(name) is { } problem ? (null, Problem.NotValid([new FieldProblem(field, problem)])) : (name, null);
    }

    // filename* is the one that can hold every character; where both are sent it is the one that is meant.
    private static string? FileNameOf(string? header) => ContentDispositionHeaderValue.TryParse(header, out var disposition)
        ? (disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName)).Value
        : null;
}

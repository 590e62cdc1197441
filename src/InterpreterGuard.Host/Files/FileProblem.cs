using System.Text.Json;
using InterpreterGuard.Core.Files;
using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Reading;

namespace InterpreterGuard.Host.Files;

/// <summary>The answers for files that are not there or do not fit.</summary>
internal static class FileProblem
{
    public static IResult NotFound(string id) =>
        Problem.NotFound($"There is no file '{Nearest.Quote(id)}' that this key may see; it may have expired. Ids look like fil_0123….");

    /// <summary>One that is too large itself is the sender's to make smaller (413); what is taken by others frees itself with time (507).</summary>
    public static IResult Of(FileBoundException exception) => Problem.Make(
        exception.Bound == FileBound.File ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status507InsufficientStorage,
        exception.Bound == FileBound.File ? "The file is too large" : "No room for the file",
        exception.Message,
        ("bound", JsonNamingPolicy.SnakeCaseLower.ConvertName(exception.Bound.ToString())), ("limit", exception.Limit));
}

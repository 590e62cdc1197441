using System.Buffers;
using InterpreterGuard.Host.Problems;

namespace InterpreterGuard.Host.Reading;

/// <summary>
/// The web server resolves '.' and '..' in a path before anybody sees it: what names a file of a session would name the session. Such a path is refused as it was sent.
/// </summary>
internal sealed class DotSegments(RequestDelegate next)
{
    private static readonly SearchValues<string> _dots = SearchValues.Create(["/./", "/../"], StringComparison.Ordinal);

    public Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return HasDots(SentPath.Of(context))
            ? Problem.Make(StatusCodes.Status400BadRequest, "The path is not valid", "A path may have no part that is '.' or '..'; name the thing itself.").ExecuteAsync(context)
            : next(context);
    }

    private static bool HasDots(string path) => (path.Replace("%2e", ".", StringComparison.OrdinalIgnoreCase) + "/").AsSpan().ContainsAny(_dots);
}

using System.Buffers;
using InterpreterGuard.Host.Problems;
using Microsoft.AspNetCore.Http.Features;

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
        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        return HasDots(target)
            ? Problem.Make(StatusCodes.Status400BadRequest, "The path is not valid", "A path may have no part that is '.' or '..'; name the thing itself.").ExecuteAsync(context)
            : next(context);
    }

    private static bool HasDots(string target)
    {
        var query = target.IndexOf('?', StringComparison.Ordinal);
        var path = (query < 0 ? target : target[..query]).Replace("%2e", ".", StringComparison.OrdinalIgnoreCase);
        return (path + "/").AsSpan().ContainsAny(_dots);
    }
}

using Microsoft.AspNetCore.Http.Features;

namespace InterpreterGuard.Host.Reading;

/// <summary>The path of a request as it was sent, without its query and what a proxy puts before it: before the web server decodes and resolves it.</summary>
internal static class SentPath
{
    public static string Of(HttpContext context)
    {
        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        var query = target.IndexOf('?', StringComparison.Ordinal);
        var path = query < 0 ? target : target[..query];
        var below = context.Request.PathBase.ToUriComponent();
        return below.Length > 0 && path.StartsWith(below + "/", StringComparison.Ordinal) ? path[below.Length..] : path;
    }
}

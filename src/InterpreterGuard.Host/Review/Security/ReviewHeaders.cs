namespace InterpreterGuard.Host.Review.Security;

/// <summary>
/// Headers of the review room's pages, the same in development. Scripts come from our own files alone; there is no inline script, so there is no nonce to leak.
/// </summary>
internal sealed class ReviewHeaders(RequestDelegate next)
{
    /// <summary>
    /// Style attributes are let through because components set sizes with them; style elements are not. Evidence becomes text nodes, so neither can come from it.
    /// </summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private static readonly string[] _places = ["/review", "/_blazor", "/_framework", "/_content"];

    public Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!IsOurs(context.Request.Path))
            return next(context);

        // At last, because a failure throws away what was set before it; and because forms want the same of caches and complain about finding it done.
        context.Response.OnStarting(() =>
        {
            Set(context.Response.Headers);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private static void Set(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

        // Evidence must not lie in a shared browser's cache; our own files say themselves how long they may.
        if (headers.CacheControl.Count == 0)
            headers.CacheControl = "no-store";
    }

    private static bool IsOurs(PathString path) => _places.Any(place => path.StartsWithSegments(place, StringComparison.OrdinalIgnoreCase));
}

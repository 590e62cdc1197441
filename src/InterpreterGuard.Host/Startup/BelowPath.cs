using Microsoft.Extensions.Options;

namespace InterpreterGuard.Host.Startup;

/// <summary>The host below a path of somebody else's address: a proxy's <c>/guard</c>.</summary>
internal static class BelowPath
{
    /// <summary>
    /// Before anything looks at a path. A proxy passes the path on or cuts it off, and whoever is on this machine does without; what is answered leads below it in every case. Routing follows here, since it would come
    /// first by itself and see paths that nobody mapped.
    /// </summary>
    public static void UseBelow(this WebApplication app)
    {
        var pathBase = app.Services.GetRequiredService<IOptions<HostSettings>>().Value.PathBase;
        if (pathBase.Length > 0)
        {
            app.UsePathBase(pathBase);
            app.Use((context, next) =>
            {
                context.Request.PathBase = pathBase;
                context.Response.OnStarting(() =>
                {
                    Complete(context.Response, pathBase);
                    return Task.CompletedTask;
                });
                return next(context);
            });
        }

        app.UseRouting();
    }

    // Endpoints name addresses of this host from its root.
    private static void Complete(HttpResponse response, PathString pathBase)
    {
        if (response.Headers.Location is [{ } location] && location.StartsWith('/') && !location.StartsWith("//", StringComparison.Ordinal)
            && !new PathString(location.Split('?', '#')[0]).StartsWithSegments(pathBase, StringComparison.OrdinalIgnoreCase))
            response.Headers.Location = pathBase.ToUriComponent() + location;
    }
}

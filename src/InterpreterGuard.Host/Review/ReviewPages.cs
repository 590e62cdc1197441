using InterpreterGuard.Host.Review.Security;
using InterpreterGuard.Host.Review.SignIn;
using InterpreterGuard.Host.Review.Theme;
using InterpreterGuard.Host.Tuning;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Host.Review;

/// <summary><c>/review</c>: its pages, its files, its door.</summary>
internal static class ReviewPages
{
    public static void UseReview(this WebApplication app) => app.UseMiddleware<ReviewHeaders>();

    /// <summary>
    /// Behind the pages for statuses. Components that refuse a form leave a status and a type without a word; without the type the pages for statuses write one.
    /// </summary>
    public static void UseReviewRefusals(this WebApplication app) => app.Use(async (context, next) =>
    {
        await next(context);
        if (context.Response is { HasStarted: false, StatusCode: >= StatusCodes.Status400BadRequest, ContentLength: null } answer && context.Request.Path.StartsWithSegments("/review", StringComparison.OrdinalIgnoreCase))
            answer.ContentType = null;
    });

    public static void MapReview(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapGet("/review/theme.css", async (ThemeCss theme, HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "no-cache";
            return TypedResults.Text(await theme.GetAsync(), "text/css; charset=utf-8");
        }).ExcludeFromDescription();
        app.MapGet("/review/tune/files/{id}", (string id, HttpContext context, TuningDownloads downloads) => downloads.Find(id, context))
            .RequireAuthorization(ReviewAccess.Room).ExcludeFromDescription();
        app.MapPost(ReviewAccess.SignOutPath, SignOutAsync).RequireAuthorization(ReviewAccess.SignedIn).ExcludeFromDescription();

        // Being asked is enough: the cookie was looked at.
        app.MapPost("/review/used", () => TypedResults.NoContent()).RequireAuthorization(ReviewAccess.SignedIn).ExcludeFromDescription();
        if (app.Services.GetRequiredService<IOptions<OpenIdOptions>>().Value.IsOn)
            app.MapGet(ReviewAccess.OpenIdPath, (string? back) => TypedResults.Challenge(new() { RedirectUri = ReviewAccess.Local(back) }, [ReviewAccess.OpenId])).AllowAnonymous().ExcludeFromDescription();
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options =>
            {
                // Our own header says who may frame a page: nobody.
                options.ContentSecurityFrameAncestorsPolicy = null;

                // Evidence that an agent chose and a person's secrets must not be compressed together: lengths would tell.
                options.DisableWebSocketCompression = true;
            })
            .Add(GuardCircuits);
    }

    // Pages say themselves who may see them. The circuit's own addresses cannot, and an open one would let anybody start components.
    private static void GuardCircuits(EndpointBuilder endpoint)
    {
        if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } path } && path.TrimStart('/').StartsWith("_blazor", StringComparison.Ordinal))
            endpoint.Metadata.Add(new AuthorizeAttribute(ReviewAccess.Room));
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, IAntiforgery antiforgery, SignInDesk desk)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return TypedResults.Redirect(ReviewAccess.HomePath);
        await desk.SignOutAsync(context);
        return TypedResults.Redirect(ReviewAccess.SignInPath);
    }
}

using System.Net.Mime;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace InterpreterGuard.Host.Review.SignIn;

/// <summary>Where somebody without a session is sent.</summary>
internal sealed class ReviewCookieEvents : CookieAuthenticationEvents
{
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) || request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        // The browser keeps a strict cookie back when a link in a mail or a chat leads here. Going on from a page of our own, it sends it.
        var asked = request.Path + request.QueryString;
        if (request.Headers["Sec-Fetch-Site"] == "cross-site")
            return GoOnAsync(context.HttpContext, asked);
        context.Response.Redirect(ReviewAccess.SignInFor(asked));
        return Task.CompletedTask;
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase))
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        else
            context.Response.Redirect(context.HttpContext.User.HasClaim(claim => claim.Type == ReviewAccess.MustChangeClaim) ? ReviewAccess.PasswordPath : ReviewAccess.DeniedPath);
        return Task.CompletedTask;
    }

    /// <summary>A page that leads on to an address of this room by itself.</summary>
    public static Task GoOnAsync(HttpContext context, string path)
    {
        context.Response.ContentType = MediaTypeNames.Text.Html + "; charset=utf-8";
        var to = HtmlEncoder.Default.Encode(context.Request.PathBase.ToUriComponent() + ReviewAccess.Local(path));
        return context.Response.WriteAsync(
            $"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>InterpreterGuard</title><meta http-equiv=\"refresh\" content=\"0;url={to}\"></head><body><a href=\"{to}\">Go on</a></body></html>");
    }
}

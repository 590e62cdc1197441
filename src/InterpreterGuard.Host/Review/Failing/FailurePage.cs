using System.Net.Mime;
using System.Text;
using System.Text.Encodings.Web;
using InterpreterGuard.Host.Review.SignIn;
using Microsoft.AspNetCore.Http.Headers;

namespace InterpreterGuard.Host.Review.Failing;

/// <summary>
/// What a browser gets under <c>/review</c> where a program gets problem details: a page of the room with the same status. Made without components and services, for it is shown when these fail.
/// </summary>
internal sealed class FailurePage : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var request = context.HttpContext.Request;
        return request.Path.StartsWithSegments("/review", StringComparison.OrdinalIgnoreCase)
            && new RequestHeaders(request.Headers).Accept.Any(accepted => accepted.MediaType.Equals(MediaTypeNames.Text.Html, StringComparison.OrdinalIgnoreCase));
    }

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var http = context.HttpContext;
        var status = http.Response.StatusCode;
        var (title, sentence) = Words(status);
        var page = Page(http, title, context.ProblemDetails.Detail ?? sentence, status >= StatusCodes.Status500InternalServerError);
        http.Response.ContentType = MediaTypeNames.Text.Html + "; charset=utf-8";
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(page), http.RequestAborted);
    }

    private static (string Title, string Sentence) Words(int status) => status switch
    {
        StatusCodes.Status400BadRequest => ("The request is not valid", "What was sent could not be read, or its form was too old. Open the page anew and try again."),
        StatusCodes.Status401Unauthorized => ("You are not signed in", "Sign in and try again."),
        StatusCodes.Status403Forbidden => ("You may not do this", "Your account has no role for it."),
        StatusCodes.Status404NotFound => ("There is nothing at this address", "What was here is gone, never was, or is not for you to see."),
        StatusCodes.Status405MethodNotAllowed => ("This address does not take that", "Open it by a link instead."),
        StatusCodes.Status503ServiceUnavailable => ("The host cannot answer now", "Try again in a moment."),
        >= StatusCodes.Status500InternalServerError => ("The host failed", "Something in the host broke. It is safe to try again."),
        _ => ("The request was not answered", "Try again, or go back."),
    };

    private static string Page(HttpContext http, string title, string detail, bool failed)
    {
        var text = HtmlEncoder.Default;
        var root = text.Encode(http.Request.PathBase.ToUriComponent());
        var again = failed && HttpMethods.IsGet(http.Request.Method)
            ? $"<a href=\"{text.Encode(http.Request.PathBase.ToUriComponent() + http.Request.Path.ToUriComponent() + http.Request.QueryString.ToUriComponent())}\">Load the page again</a> · "
            : "";
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>{text.Encode(title)} · InterpreterGuard</title>
                <link rel="stylesheet" href="{root}/review/theme.css">
                <link rel="stylesheet" href="{root}/review/review.css">
                <link rel="icon" type="image/svg+xml" href="{root}/review/icon.svg">
                <script src="{root}/review/theme.js"></script>
            </head>
            <body>
                <header class="bar"><span class="brand">InterpreterGuard</span></header>
                <main id="main" class="door" tabindex="-1">
                    <section class="door-card" aria-labelledby="title">
                        <h1 id="title">{text.Encode(title)}</h1>
                        <p>{text.Encode(detail)}</p>
                        <p>{again}<a href="{root}{ReviewAccess.HomePath}">To the queue</a></p>
                        <p class="hint">Status {http.Response.StatusCode}, trace <code>{text.Encode(http.TraceIdentifier)}</code></p>
                    </section>
                </main>
            </body>
            </html>
            """;
    }
}

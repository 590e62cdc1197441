using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Reading;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Host.Mcp;

/// <summary>
/// A web page of somebody else must not reach the tools through a browser on this machine, under whatever name it had itself resolved. Browsers say which page asks; other programs say nothing.
/// </summary>
internal sealed class OriginCheck(RequestDelegate next, IOptions<McpOptions> options)
{
    public async Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var origin = context.Request.Headers.Origin.ToString();
        if (origin.Length == 0 || IsOfThisMachine(origin) || options.Value.Origins.Contains(origin, StringComparer.OrdinalIgnoreCase))
        {
            await next(context);
            return;
        }

        await Problem.Make(
            StatusCodes.Status403Forbidden, "Not allowed for this page", $"Pages of '{Nearest.Quote(origin)}' may not call the tools. The host's operator lists those that may in Mcp:Origins.").ExecuteAsync(context);
    }

    private static bool IsOfThisMachine(string origin) => Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.IsLoopback;
}

using System.Globalization;
using InterpreterGuard.Host.Problems;

namespace InterpreterGuard.Host.Shutdown;

/// <summary>Turns new work away while the host ends.</summary>
internal static class DrainRegistration
{
    private static readonly HashSet<string> Work = new(StringComparer.Ordinal)
    {
        "/v1/executions", "/v1/sessions", "/v1/sessions/{id}/executions", "/v1/screenings", "/v1/policies/replays", "/v1/held/{id}/release", "/mcp",
    };

    public static IServiceCollection AddDrain(this IServiceCollection services) =>
        services.AddSingleton<Drain>().AddHostedService(provider => provider.GetRequiredService<Drain>());

    /// <summary>After authorization: a stranger is told nothing new.</summary>
    public static void UseDrain(this WebApplication app)
    {
        var drain = app.Services.GetRequiredService<Drain>();
        app.Use(async (context, next) =>
        {
            if (!drain.Began || !HttpMethods.IsPost(context.Request.Method) || (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText is not { } route || !Work.Contains("/" + route.Trim('/')))
            {
                await next(context);
                return;
            }

            var seconds = (int)drain.RetryAfter.TotalSeconds;
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            await Problem.Make(
                StatusCodes.Status503ServiceUnavailable, "The host is ending", $"The host was asked to end and takes no new work; what it accepted is finished. Try again in {seconds} s.",
                ("retry_after_seconds", seconds)).ExecuteAsync(context);
        });
    }
}

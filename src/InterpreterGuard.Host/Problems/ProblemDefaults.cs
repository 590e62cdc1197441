using InterpreterGuard.Host.Review.Failing;
using Microsoft.AspNetCore.Mvc;

namespace InterpreterGuard.Host.Problems;

/// <summary>Sentences for the answers that ASP.NET Core gives by itself.</summary>
internal static class ProblemDefaults
{
    /// <summary>Whoever writes first wins: people at a browser get a page, everybody else gets JSON.</summary>
    public static IServiceCollection AddProblems(this IServiceCollection services) => services
        .AddSingleton<IProblemDetailsWriter, FailurePage>()
        .AddExceptionHandler<FailureHandler>()
        .AddProblemDetails(options => options.CustomizeProblemDetails = context => Complete(context.HttpContext, context.ProblemDetails));

    private static void Complete(HttpContext context, ProblemDetails details)
    {
        var status = details.Status ?? context.Response.StatusCode;
        details.Type = Problem.TypeOf(status);
        details.Extensions["trace_id"] = context.TraceIdentifier;
        details.Extensions.Remove("traceId");
        details.Detail ??= status switch
        {
            StatusCodes.Status404NotFound => "There is nothing at this address. GET /openapi/v1.json lists what there is.",
            StatusCodes.Status405MethodNotAllowed => $"This address does not take {context.Request.Method}; the Allow header names what it takes.",
            StatusCodes.Status415UnsupportedMediaType => "The body must be JSON: send 'Content-Type: application/json'.",
            _ => null,
        };
    }
}

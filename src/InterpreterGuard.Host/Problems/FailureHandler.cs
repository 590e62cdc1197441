using InterpreterGuard.Storage;
using Microsoft.AspNetCore.Diagnostics;

namespace InterpreterGuard.Host.Problems;

/// <summary>The request edge: whatever was thrown is logged whole, and told without a word about the inside.</summary>
internal sealed class FailureHandler(ILogger<FailureHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
            return true; // Nobody is there to be answered.

        var problem = exception switch
        {
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
                Problem.TooLarge("The body is larger than this host takes."),
            BadHttpRequestException bad => Problem.Make(bad.StatusCode, "The request is not valid", "The request could not be read."),
            StorageException => Tell(httpContext, exception, StatusCodes.Status503ServiceUnavailable, "Evidence could not be kept",
                "The host cannot keep or read evidence now, so it gives no result. Try again later; tell the host's operator this trace id."),
            _ => Tell(httpContext, exception, StatusCodes.Status500InternalServerError, "The host failed",
                "Something in the host broke. It is safe to try again; tell the host's operator this trace id."),
        };
        await problem.ExecuteAsync(httpContext);
        return true;
    }

    private IResult Tell(HttpContext context, Exception exception, int status, string title, string detail)
    {
        logger.RequestFailed(exception, context.TraceIdentifier);
        return Problem.Make(status, title, detail);
    }
}

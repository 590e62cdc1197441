using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Host.Problems;

namespace InterpreterGuard.Host.Executions;

/// <summary>The answer where no sandbox can be had.</summary>
internal static class UnavailableAnswer
{
    public static IResult Of(SandboxUnavailableException unavailable, HttpContext context, params ReadOnlySpan<(string Name, object? Value)> more)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(unavailable.RetryAfter.TotalSeconds));
        context.Response.Headers.RetryAfter = seconds.ToString();
        var (status, title) = unavailable.Full
            ? (StatusCodes.Status429TooManyRequests, "The host is full")
            : (StatusCodes.Status503ServiceUnavailable, "No sandbox can be had");
        (string, object?)[] all = [.. more, ("retry_after_seconds", seconds), .. unavailable.Full ? [("bound", (object?)"host_sandboxes")] : Array.Empty<(string, object?)>()];
        return Problem.Make(status, title, $"{unavailable.Message.TrimEnd('.')}. Try again in {seconds} s.", all);
    }
}

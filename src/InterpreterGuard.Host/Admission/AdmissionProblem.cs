using System.Globalization;
using System.Text.Json;
using InterpreterGuard.Core.Admission;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Host.Problems;

namespace InterpreterGuard.Host.Admission;

/// <summary>The answers to who cannot be let in now: which bound, how much it is, when to come back.</summary>
internal static class AdmissionProblem
{
    /// <param name="context">Whose answer it is: it gets a Retry-After.</param>
    /// <param name="refused">Why.</param>
    /// <param name="id">The execution, when it was kept before it was turned away.</param>
    public static IResult Of(HttpContext context, AdmissionRefusedException refused, ExecutionId? id = null)
    {
        var seconds = RetryAfter(context, refused.RetryAfter);
        var bound = JsonNamingPolicy.SnakeCaseLower.ConvertName(refused.Bound.ToString());
        return Make(
            refused.Bound == AdmissionBound.EvidenceSpace ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status429TooManyRequests, Title(refused.Bound), refused.Message, seconds, id, ("bound", bound), ("limit", refused.Limit));
    }

    public static IResult Of(HttpContext context, SandboxUnavailableException unavailable, ExecutionId? id)
    {
        var seconds = RetryAfter(context, unavailable.RetryAfter);
        return unavailable.Full
            ? Make(StatusCodes.Status429TooManyRequests, Title(AdmissionBound.HostSandboxes), unavailable.Message, seconds, id, ("bound", "host_sandboxes"))
            : Make(StatusCodes.Status503ServiceUnavailable, "No sandbox can be had", unavailable.Message, seconds, id);
    }

    private static IResult Make(int status, string title, string detail, int seconds, ExecutionId? id, params ReadOnlySpan<(string Name, object? Value)> more)
    {
        var all = new List<(string, object?)> { ("retry_after_seconds", seconds) };
        all.AddRange(more);
        if (id is { } kept)
            all.Add(("execution_id", kept.ToString()));
        return Problem.Make(status, title, $"{detail.TrimEnd('.')}. Try again in {seconds} s.", [.. all]);
    }

    private static int RetryAfter(HttpContext context, TimeSpan after)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(after.TotalSeconds));
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return seconds;
    }

    private static string Title(AdmissionBound bound) => bound is AdmissionBound.EvidenceSpace ? "No room for evidence" : bound is AdmissionBound.HostQueue or AdmissionBound.HostSandboxes ? "The host is full" : "Too much at once for this key";
}
